import type { Actor } from '@/lib/core/actor'
import type { Locale } from '@/lib/core/locale'
import { transact } from '@/lib/db/transact'
import { demand } from './demand'

/** The language everything is said to this person in from now on: pages, notices, mails. */
export async function changeLanguage(actor: Actor, { locale }: { locale: Locale }): Promise<void> {
  demand(actor, 'session.manage')
  await transact(actor, (tx) =>
    tx.user.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: actor.userId } }, data: { locale }, select: { id: true } }),
  )
}
