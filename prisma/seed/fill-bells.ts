import { dayInMs } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { transact } from '@/lib/db/transact'
import { kindsListeningTo } from '@/lib/notifications/kinds/all-kinds'
import { loadHappenings } from '@/lib/notifications/load-happening'
import { chooseReaders } from '@/lib/notifications/notify-people'
import type { Tenant } from './found-tenant'

const types = ['case_held', 'item_returned', 'hold_reminded', 'hold_warned', 'mail_waiting']

/** What was told in the past stands on the bells, in the words of its kinds; what is older than twelve days was read. */
export async function fillBells({ tenantId }: Tenant, today: Date): Promise<void> {
  await transact({ tenantId }, async (tx) => {
    const events = await tx.auditEvent.findMany({ where: { tenantId, type: { in: types } }, orderBy: { at: 'asc' }, select: { id: true, at: true } })
    const times = new Map(events.map(({ id, at }) => [id, at]))
    const told = await loadHappenings(tx, tenantId, [...times.keys()])
    const rows = told.flatMap(({ id: eventId, happening, caseId }) => {
      const createdAt = times.get(eventId) ?? today
      const readAt = createdAt.getTime() < today.getTime() - 12 * dayInMs ? new Date(createdAt.getTime() + dayInMs) : null
      return [...chooseReaders(kindsListeningTo(happening.type), happening)].map(([recipientId, { name: kind, priority, params }]) => {
        return { id: newId(), tenantId, eventId, kind, recipientId, caseId, priority, params: params(happening), createdAt, readAt }
      })
    })
    await tx.notification.createMany({ data: rows })
  })
}
