'use client'

import { Icon, type IconName } from '@/components/ui/Icon'
import { ItemCells } from './ItemCells'

export type QueueTag = { kind: string; icon?: IconName; words: string }
/** A row of the queue, every word and date finished. */
export type QueueLine = {
  id: string
  number: string
  who: string
  type: string
  title: string
  tags: QueueTag[]
  items: { asked: number; arrived: number; label: string } | null
  respondBy: string | null
  late: boolean
  technician: string | null
  updatedAt: string
  updated: string
}
type Props = { heading: string; hint: string; rows: QueueLine[]; past: string }

/**
 * The rows of one group. It does nothing in the browser; it is a client component because 50 rows sent as words, and
 * not as a thousand elements, cost the server half.
 */
export function QueueGroup({ heading, hint, rows, past }: Props) {
  return (
    <tbody>
      <tr className="group">
        <th colSpan={rows[0]?.technician === null ? 8 : 9} scope="rowgroup">
          {`${heading} `}
          <span>{`· ${hint}`}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="c-no no">{row.number}</td>
          <td className="c-who">
            <a href={`/desk/${row.id}`} data-row="" data-go="">
              {row.who}
            </a>
          </td>
          <td className="c-type">{row.type}</td>
          <td className="c-title dim">{row.title}</td>
          <td className="c-status">
            <span className="tags">
              {row.tags.map(({ kind, icon, words }) => (
                <span key={words} className={`tag tag-${kind}`}>
                  {icon && <Icon name={icon} />}
                  {` ${words}`}
                </span>
              ))}
            </span>
          </td>
          <td className="c-items">{row.items ? <ItemCells {...row.items} /> : <Dash />}</td>
          <td className="r c-day">
            {!row.respondBy ? (
              <Dash />
            ) : row.late ? (
              <span className="late">
                <Icon name="warning" />
                {row.respondBy}
                <span className="sr">, {past}</span>
              </span>
            ) : (
              row.respondBy
            )}
          </td>
          {row.technician !== null && <td className="c-tech dim">{row.technician}</td>}
          <td className="r c-when dim">
            <time dateTime={row.updatedAt}>{row.updated}</time>
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function Dash() {
  return <span className="dim dash">–</span>
}
