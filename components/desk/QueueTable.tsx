import { Icon, type IconName } from '@/components/ui/Icon'
import type { Queue, QueueRow } from '@/lib/cases/queue-queries'
import type { QueueFilters } from '@/lib/cases/queue-rules'
import type { Locale, LocalText } from '@/lib/core/locale'
import { getFormatter, getTranslations } from '@/lib/web/words'
import { ItemCells } from './ItemCells'

type Reader = { locale: Locale; timeZone: string; at: Date }
type Props = { queue: Queue; filters: QueueFilters; reader: Reader }

const groups = ['ready', 'new', 'hand', 'hold', 'resolved', 'closed'] as const

/** The queue as a table, grouped by what needs a technician first. */
export async function QueueTable({ queue, filters, reader }: Props) {
  const [t, format] = await Promise.all([getTranslations('desk.queue'), getFormatter()])
  const { today } = queue
  const words = {
    held: (days: number) => t('heldDays', { days }),
    ready: t('ready'),
    news: t('news'),
    notReached: t('notReached'),
    third_party: t('thirdParty'),
    us: t('us'),
    past: t('past'),
    priority: { critical: t('priority_critical'), high: t('priority_high') },
  }
  if (queue.rows.length === 0) {
    return (
      <div className="empty">
        <p>
          <b>{filters.words ? t('noneFound', { words: filters.words }) : t(`empty_${filters.view}`)}</b>
        </p>
        <p className="quiet">{filters.words ? t('noneFoundHint') : t('emptyHint')}</p>
      </div>
    )
  }
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const byGroup = new Map<number, QueueRow[]>()
  for (const row of queue.rows) byGroup.set(row.attention, [...(byGroup.get(row.attention) ?? []), row])
  const lastGroup = queue.rows.at(-1)?.attention
  return (
    <table className="grid">
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
          <th scope="col" className="w-tech">
            {t('technician')}
          </th>
          <th scope="col" className="r w-when">
            {t('updated')}
          </th>
        </tr>
      </thead>
      {[...byGroup].map(([attention, rows]) => (
        <tbody key={attention}>
          <tr className="group">
            <th colSpan={9} scope="rowgroup">
              {t(`group_${groups[attention] ?? 'hand'}`)} {!filters.after && (attention !== lastGroup || !queue.next) ? rows.length : ''}{' '}
              <span>· {t(`groupHint_${groups[attention] ?? 'hand'}`)}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="c-no">
                <span className="no">{row.number}</span>
              </td>
              <td className="c-who">
                <a href={`/desk/cases/${row.id}`} data-row="" data-go="">
                  {row.who || row.number}
                </a>
              </td>
              <td className="c-type">{named(row.typeName, reader.locale)}</td>
              <td className="c-title dim">{row.title}</td>
              <td className="c-status">
                <span className="tags">
                  <Status row={row} locale={reader.locale} words={words} />
                </span>
              </td>
              <td className="c-items">
                {row.itemsAsked > 0 ? (
                  <ItemCells asked={row.itemsAsked} arrived={row.itemsIn} label={t('itemsIn', { arrived: row.itemsIn, asked: row.itemsAsked })} />
                ) : (
                  <span className="dim dash">–</span>
                )}
              </td>
              <td className="r c-day">
                {!row.respondByOn ? (
                  <span className="dim dash">–</span>
                ) : row.respondByOn < today ? (
                  <span className="late">
                    <Icon name="warning" />
                    {day(row.respondByOn)}
                    <span className="sr">, {words.past}</span>
                  </span>
                ) : (
                  day(row.respondByOn)
                )}
              </td>
              <td className="c-tech dim">{row.technician ?? t('nobody')}</td>
              <td className="r c-when dim">
                <time dateTime={row.updatedAt}>{since(new Date(row.updatedAt), reader, format)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

type Words = {
  held: (days: number) => string
  ready: string
  news: string
  notReached: string
  third_party: string
  us: string
  priority: Record<string, string>
}

function Status({ row, locale, words }: { row: QueueRow; locale: Locale; words: Words }) {
  return (
    <>
      {row.heldSince ? (
        <span className="tag tag-hold">
          <Icon name="pause" /> {words.held(row.daysHeld)}
        </span>
      ) : (
        <span className="tag tag-bare">
          <Icon name={iconOf(row)} /> {named(row.statusName, locale)}
        </span>
      )}
      {row.attention === 0 && (
        <span className="tag tag-ready">
          <Icon name="ready" /> {words.ready}
        </span>
      )}
      {row.attention === 1 && (
        <span className="tag tag-new">
          <Icon name="news" /> {words.news}
        </span>
      )}
      {row.notReached && (
        <span className="tag tag-error">
          <Icon name="mail-x" /> {words.notReached}
        </span>
      )}
      {row.heldSince && (row.waitingFor === 'third_party' || row.waitingFor === 'us') && <span className="tag tag-bare dim">{words[row.waitingFor]}</span>}
      {words.priority[row.priority] && <span className="tag tag-bare dim">{words.priority[row.priority]}</span>}
    </>
  )
}

export function iconOf({ kind }: { kind: string }): IconName {
  return kind === 'closed' || kind === 'resolved' ? 'check' : kind === 'hold' ? 'pause' : 'progress'
}

function named(name: LocalText, locale: Locale): string {
  return name[locale] ?? name.en ?? ''
}

/** How long ago, as short as a column needs: minutes, hours, then the day. */
function since(at: Date, { at: now, timeZone }: Reader, format: Awaited<ReturnType<typeof getFormatter>>): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000))
  if (minutes < 60) return format.number(minutes, { style: 'unit', unit: 'minute', unitDisplay: 'short' })
  if (minutes < 24 * 60) return format.number(Math.floor(minutes / 60), { style: 'unit', unit: 'hour', unitDisplay: 'narrow' })
  return format.dateTime(at, { month: 'short', day: 'numeric', timeZone })
}
