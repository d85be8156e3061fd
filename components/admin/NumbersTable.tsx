import Link from 'next/link'
import { type Counts, type Named, shareOf, type Tracking } from '@/lib/notifications/tracking/rules'
import { useFormatter, useTranslations } from '@/lib/web/words'

/** `label` is its name in words; `href` leads to what it is the sum of. */
type Row = Named & { label?: string; href?: string }
type Props = { id: string; title: string; rows: Row[]; total?: Counts; columns: Column[] }

const all = ['sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained', 'failed', 'waiting'] as const
type Column = (typeof all)[number]

/** The columns that say something: what e-mails tell only where they do, or did. */
export function columnsOf({ opens, clicks }: Tracking, { opened, clicked }: Counts): Column[] {
  return all.filter((column) => (column !== 'opened' || opens || opened > 0) && (column !== 'clicked' || clicks || clicked > 0))
}

/** What became of what was sent, a row a day, month, type, priority or method. Wider than a phone, it scrolls within itself. */
export function NumbersTable({ id, title, rows, total, columns }: Props) {
  const t = useTranslations('admin.tracking')
  const format = useFormatter()
  const cell = (column: Column, counts: Counts) => {
    const value = counts[column]
    if ((column !== 'bounced' && column !== 'complained') || value === 0) return format.number(value)
    return `${format.number(value)} (${format.number(shareOf(value, counts.sent), { style: 'percent', maximumFractionDigits: 2 })})`
  }
  const line = (key: string, label: string, counts: Counts, href?: string) => (
    <tr key={key}>
      <th scope="row">{href ? <Link href={href}>{label}</Link> : label}</th>
      {columns.map((column) => (
        <td key={column}>{cell(column, counts)}</td>
      ))}
    </tr>
  )
  return (
    <section className="section a-section">
      <h2 id={id}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard (WCAG 2.1.1) */}
      <div className="a-scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table className="grid admin-grid numbers-grid">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => line(row.name, row.label ?? row.name.replaceAll('_', ' '), row, row.href))}
            {total && line('all', t('all'), total)}
          </tbody>
        </table>
      </div>
    </section>
  )
}
