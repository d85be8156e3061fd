import type { Actor } from '@/lib/core/actor'
import { dayInMs } from '@/lib/core/clock'
import { transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { phoneVerified } from '@/lib/notifications/events'
import { changePreferences } from '@/lib/notifications/preferences/change-preferences'
import { changePreferencesSchema } from '@/lib/notifications/preferences/schema'
import { actorOf, type Tenant } from './found-tenant'
import { wishes } from './story'

/** How some of the demo people chose to hear, each at its time in the past. */
export async function tellWishes(tenant: Tenant, today: Date): Promise<void> {
  for (const { key, days, phone, ...change } of wishes) {
    const actor = actorOf(tenant, key, new Date(today.getTime() - days * dayInMs))
    await changePreferences(actor, changePreferencesSchema.parse(change))
    if (phone) await proveNumber(actor, `+1206555${tenant.people.get(key)?.phone}`)
  }
}

/** As if the code of a text message had come back: none is sent for a story. */
async function proveNumber(actor: Actor, smsPhone: string): Promise<void> {
  const { tenantId, userId, at } = actor
  await transact(actor, async (tx) => {
    await tx.notificationPreference.updateMany({ where: { tenantId, userId }, data: { smsPhone, phoneVerifiedAt: at } })
    await recordEvent(tx, actor, phoneVerified({ caseId: null, personId: userId }, { lastDigits: smsPhone.slice(-4) }))
  })
}
