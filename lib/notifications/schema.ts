import { z } from 'zod'

/** How many notifications make a page of the centre. */
export const pageSize = 10

const place = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/

export const listNotificationsSchema = z.strictObject({
  /** `nextCursor` of the page before */
  cursor: z.string().max(70).regex(place, 'wrong').optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'wrong')
    .transform(Number)
    .pipe(z.number().min(1, 'wrong').max(50, 'wrong'))
    .optional(),
})

export const notificationIdSchema = z.strictObject({ id: z.uuid({ error: 'wrong' }) })

/** A place in the list, newest first: when and which. Null for a text that is none. */
export function readCursor(cursor: string): { at: Date; id: string } | null {
  const [, at = '', id = ''] = place.exec(cursor) ?? []
  const date = new Date(at)
  return id && !Number.isNaN(date.getTime()) ? { at: date, id } : null
}

/** The place behind a notification, to go on from. */
export function cursorAfter({ createdAt, id }: { createdAt: Date; id: string }): string {
  return `${createdAt.toISOString()}_${id}`
}
