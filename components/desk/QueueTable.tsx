import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import { iconOf } from '@/components/ui/status-icon'
import type { Queue, QueueRow } from '@/lib/cases/queue-queries'
import type { QueueFilters } from '@/lib/cases/queue-rules'
import type { Locale, LocalText } from '@/lib/core/locale'
import { useFormatter, useTranslations } from '@/lib/web/words'
import { QueueGroup, type QueueLine, type QueueTag } from './QueueGroup'

type Reader = { locale: Locale; timeZone: string; at: Date }
type Props = { queue: Queue; filters: QueueFilters; reader: Reader }

const groups = ['ready', 'new', 'hand', 'hold', 'resolved', 'closed'] as const

/** The queue as a table, grouped by what needs a technician first. */
export function QueueTable({ queue, filters, reader }: Props) {
  const t = useTranslations('desk.queue')
  const format = useFormatter()
  const { today } = queue
  const isNarrowed = filters.technician || filters.status || filters.type || filters.priority
  if (queue.rows.length === 0) {
    return (
      <Empty
        title={filters.words ? t('noneFound', { words: filters.words }) : isNarrowed ? t('noneMatch') : t(`empty_${filters.view}`)}
        hint={filters.words ? t('noneFoundHint') : t('emptyHint')}
      />
    )
  }
  // everybody's name would be the reader's own
  const mine = filters.view === 'mine' && !filters.technician
  const lineOf = (row: QueueRow): QueueLine => ({
    id: row.id,
    number: row.number,
    who: row.who || row.number,
    type: named(row.typeName, reader.locale),
    title: row.title,
    tags: tagsOf(row, reader.locale, t),
    items: row.itemsAsked > 0 ? { asked: row.itemsAsked, arrived: row.itemsIn, label: t('itemsIn', { arrived: row.itemsIn, asked: row.itemsAsked }) } : null,
    respondBy: row.respondByOn && dayInWords(row.respondByOn, reader.locale, 'short'),
    late: row.respondByOn !== null && row.respondByOn < today,
    technician: mine ? null : (row.technician ?? t('nobody')),
    updatedAt: row.updatedAt,
    updated: since(new Date(row.updatedAt), reader, format),
  })
  const byGroup = new Map<number, QueueRow[]>()
  for (const row of queue.rows) byGroup.set(row.attention, [...(byGroup.get(row.attention) ?? []), row])
  const lastGroup = queue.rows.at(-1)?.attention
  return (
    <table className={mine ? 'grid grid-mine' : 'grid'}>
      <caption className="sr">{t('caption', { view: t(`view_${filters.view}`) })}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-no">
            {t('number')}
          </th>
          <th scope="col" className="w-who">
            {t('member')}
          </th>
          <th scope="col" className="w-type">
            {t('type')}
          </th>
          <th scope="col">{t('case')}</th>
          <th scope="col" className="w-status">
            {t('status')}
          </th>
          <th scope="col" className="w-items">
            {t('items')}
          </th>
          <th scope="col" className="r w-day">
            {t('respondBy')}
          </th>
          {!mine && (
            <th scope="col" className="w-tech">
              {t('technician')}
            </th>
          )}
          <th scope="col" className="r w-when">
            {t('updated')}
          </th>
        </tr>
      </thead>
      {[...byGroup].map(([attention, rows]) => {
        const group = groups[attention] ?? 'hand'
        const whole = !filters.after && (attention !== lastGroup || !queue.next)
        const heading = `${t(`group_${group}`)} ${whole ? rows.length : ''}`
        return <QueueGroup key={attention} heading={heading} hint={t(`groupHint_${group}`)} rows={rows.map(lineOf)} past={t('past')} />
      })}
    </table>
  )
}

/** What a row says of its case: held or where it stands, what is new, and what is wrong. */
function tagsOf(row: QueueRow, locale: Locale, t: ReturnType<typeof useTranslations>): QueueTag[] {
  const tags: QueueTag[] = [
    row.heldSince
      ? { kind: 'hold', icon: 'pause', words: t('heldDays', { days: row.daysHeld }) }
      : { kind: 'bare', icon: iconOf(row), words: named(row.statusName, locale) },
  ]
  if (row.attention === 0) tags.push({ kind: 'ready', icon: 'ready', words: t('ready') })
  if (row.attention === 1) tags.push({ kind: 'new', icon: 'news', words: t('news') })
  if (row.notReached) tags.push({ kind: 'error', icon: 'mail-x', words: t('notReached') })
  if (row.heldSince && row.waitingFor === 'third_party') tags.push({ kind: 'bare dim', words: t('thirdParty') })
  if (row.heldSince && row.waitingFor === 'us') tags.push({ kind: 'bare dim', words: t('us') })
  if (row.priority === 'critical' || row.priority === 'high') tags.push({ kind: 'bare dim', words: t(`priority_${row.priority}`) })
  return tags
}

function named(name: LocalText, locale: Locale): string {
  return name[locale] ?? name.en ?? ''
}

/** How long ago, as short as a column needs: minutes, hours, then the day. */
function since(at: Date, { at: now, locale, timeZone }: Reader, format: ReturnType<typeof useFormatter>): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000))
  if (minutes < 60) return format.number(minutes, { style: 'unit', unit: 'minute', unitDisplay: 'short' })
  if (minutes < 24 * 60) return format.number(Math.floor(minutes / 60), { style: 'unit', unit: 'hour', unitDisplay: 'narrow' })
  return momentInWords(at.toISOString(), locale, timeZone, 'short')
}
