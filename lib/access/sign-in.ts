import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { toLocale } from '@/lib/core/locale'
import { db } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { signedIn } from './events'
import { passwordFits } from './passwords'
import { signSessionToken } from './session-token'
import { forgive, takeTry } from './throttle'

export type From = { ip: string | null; userAgent: string | null; at: Date; requestId: string }
export type SignedIn = { token: string; expiresAt: Date; role: Actor['role']; sessionId: string }
export type Offices = { offices: { tenantId: string; name: string }[]; email: string }

/**
 * Signs a person in by address and password. A wrong address and a wrong password are one answer and take one time
 * (`unauthenticated`); too many tries wait (`rate_limited`). An address known to several offices with this password
 * answers with their names, to choose from.
 */
export async function signIn(form: { email: string; password: string; tenantId?: string | undefined }, from: From): Promise<SignedIn | Offices> {
  await takeTry('password', form.email, from.ip, from.at)
  const known = await db.system.user.findMany({
    where: { email: form.email, disabledAt: null },
    include: { tenant: { select: { name: true, timeZone: true } } },
    orderBy: { createdAt: 'asc' },
    take: 5,
  })
  const fits = await Promise.all((known.length > 0 ? known : [null]).map((user) => passwordFits(user?.passwordHash, form.password)))
  const proved = known.filter((_, index) => fits[index])
  if (proved.length === 0) throw new DomainError('unauthenticated', 'wrong_address_or_password')
  await forgive(form.email, from.ip)
  const chosen = proved.length === 1 ? proved[0] : proved.find((user) => user.tenantId === form.tenantId)
  if (!chosen) return { offices: proved.map((user) => ({ tenantId: user.tenantId, name: user.tenant.name })), email: form.email }

  const sessionId = newId()
  const expiresAt = new Date(from.at.getTime() + env.SESSION_MAX_HOURS * 3_600_000)
  const actor: Actor = {
    tenantId: chosen.tenantId,
    userId: chosen.id,
    role: chosen.role,
    name: chosen.name,
    locale: toLocale(chosen.locale),
    timeZone: chosen.timeZone ?? chosen.tenant.timeZone,
    departmentId: chosen.departmentId,
    at: from.at,
    ip: from.ip,
    requestId: from.requestId,
    sessionId,
  }
  await transact(actor, async (tx) => {
    await demandSamePassword(tx, chosen)
    await tx.session.create({
      data: {
        id: sessionId,
        tenantId: actor.tenantId,
        userId: actor.userId,
        createdAt: from.at,
        seenAt: from.at,
        expiresAt,
        ip: from.ip,
        userAgent: from.userAgent?.slice(0, 300) ?? null,
      },
      select: { id: true },
    })
    await recordEvent(tx, actor, signedIn({ caseId: null, personId: actor.userId }, { sessionId }))
  })
  return { token: await signSessionToken({ sessionId, tenantId: actor.tenantId }, expiresAt), expiresAt, role: actor.role, sessionId }
}

/** What was proved must still be so when the session begins: a password chosen anew meanwhile, or a disabling, has ended all sessions there were. */
async function demandSamePassword(tx: Tx, { id, tenantId, passwordHash }: { id: string; tenantId: string; passwordHash: string | null }): Promise<void> {
  const same = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "User" WHERE "tenantId" = ${tenantId}::uuid AND id = ${id}::uuid AND "passwordHash" = ${passwordHash} AND "disabledAt" IS NULL FOR SHARE`
  if (same.length === 0) throw new DomainError('unauthenticated', 'wrong_address_or_password')
}
