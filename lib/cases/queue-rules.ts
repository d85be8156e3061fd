import { isId } from '@/lib/core/ids'
import { keepable } from '@/lib/core/text'
import { priorities } from './schema'

export const queueViews = ['mine', 'ready', 'new', 'hold', 'all'] as const
export type QueueView = (typeof queueViews)[number]

/** In place of a status: cases that were deleted, for whoever may restore them. No status has such a code. */
export const deletedCases = '-deleted'

/** What the address of the queue says. Anything else in the address is as if it were not there. */
export type QueueFilters = {
  view: QueueView
  /** `me`, `all`, somebody's id, or empty: then the view decides */
  technician: string
  /** a status by its code, or `deletedCases` */
  status: string
  type: string
  priority: (typeof priorities)[number] | ''
  words: string
  after: QueueCursor | null
}
/** The last row of the page before: paging goes on behind it, whatever was added or moved meanwhile. */
export type QueueCursor = { attention: number; updatedAt: Date; id: string }

type Address = Record<string, string | string[] | undefined>

/** Reads the queue's filters from its address. Words typed without a view look everywhere. */
export function readQueueFilters(address: Address, role: string): QueueFilters {
  const text = (name: string) => {
    const value = address[name]
    return typeof value === 'string' ? keepable(value).trim().slice(0, 200) : ''
  }
  const words = text('q')
  const fallback = words || role !== 'technician' ? 'all' : 'mine'
  const technician = text('technician')
  const type = text('type')
  const status = text('status')
  return {
    view: queueViews.find((view) => view === text('view')) ?? fallback,
    technician: technician === 'me' || technician === 'all' || isId(technician) ? technician : '',
    status: status === deletedCases || /^[a-z][a-z0-9_]{0,39}$/.test(status) ? status : '',
    type: isId(type) ? type : '',
    priority: priorities.find((priority) => priority === text('priority')) ?? '',
    words,
    after: readCursor(text('after')),
  }
}

/** The address of the queue with these filters, or with some of them changed. */
export function queueAddress(filters: Partial<QueueFilters>): string {
  const address = new URLSearchParams()
  if (filters.view) address.set('view', filters.view)
  for (const name of ['technician', 'status', 'type', 'priority'] as const) if (filters[name]) address.set(name, filters[name])
  if (filters.words) address.set('q', filters.words)
  if (filters.after) address.set('after', writeCursor(filters.after))
  const query = address.toString()
  return query ? `/desk?${query}` : '/desk'
}

function writeCursor({ attention, updatedAt, id }: QueueCursor): string {
  return `${attention}.${updatedAt.getTime()}.${id}`
}

function readCursor(text: string): QueueCursor | null {
  const [attention = '', at = '', id = ''] = text.split('.')
  if (!/^[0-5]$/.test(attention) || !/^\d{1,14}$/.test(at) || !isId(id)) return null
  return { attention: Number(attention), updatedAt: new Date(Number(at)), id }
}
