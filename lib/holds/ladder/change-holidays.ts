import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { holidayAdded, holidayRemoved } from '../events'
import type { AddHoliday } from './schema'

/** An office needs no more days off than these, old ones included. */
const mostHolidays = 1000

/** Adds a day on which the office is closed, so that it is no business day. A day that is one already takes the new name. */
export async function addHoliday(actor: Actor, { day, name }: AddHoliday): Promise<void> {
  demand(actor, 'configuration.manage')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    if ((await tx.holiday.count({ where: { tenantId } })) >= mostHolidays) throw new DomainError('invalid', 'fields', { day: 'too_many' })
    await tx.holiday.deleteMany({ where: { tenantId, day: new Date(day), name: { not: name } } })
    const { count } = await tx.holiday.createMany({ data: [{ tenantId, day: new Date(day), name }], skipDuplicates: true })
    if (count > 0) await recordEvent(tx, actor, holidayAdded({ caseId: null }, { holiday: day, name }))
  })
}

/** Takes a day off the list of holidays. One that is not on it is none already. */
export async function removeHoliday(actor: Actor, { day }: { day: string }): Promise<void> {
  demand(actor, 'configuration.manage')
  const { tenantId } = actor
  await transact(actor, async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { tenantId, day: new Date(day) } })
    if (count > 0) await recordEvent(tx, actor, holidayRemoved({ caseId: null }, { holiday: day }))
  })
}
