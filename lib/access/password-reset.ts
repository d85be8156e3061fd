import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Locale, toLocale } from '@/lib/core/locale'
import { db } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { demand } from './demand'
import { passwordChanged, passwordResetRequested } from './events'
import { hashPassword, passwordFits } from './passwords'
import { endSessions } from './sessions'
import { forgive, takeTry } from './throttle'

const linkMinutes = 60
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
/** wrong current passwords are counted for the person, not for the address */
const changeKey = (userId: string) => `change:${userId}`
type From = { ip: string | null; at: Date; requestId: string }

/**
 * Mails a link to choose a new password to whoever has this address, at each office that knows it. Nobody learns
 * whether the address is known. Asking often is slowed like guessing, by a count of its own: it keeps nobody from signing in.
 */
export async function requestPasswordReset({ email }: { email: string }, from: From): Promise<void> {
  await takeTry('link', email, from.ip, from.at)
  const known = await db.system.user.findMany({ where: { email, disabledAt: null }, select: { id: true, tenantId: true }, take: 5 })
  for (const { id: userId, tenantId } of known) {
    const actor = { ...systemActor(tenantId, from.at, from.requestId), ip: from.ip }
    await transact(actor, async (tx) => {
      const resetId = await mailPasswordLink(tx, actor, { userId, minutes: linkMinutes })
      await recordEvent(tx, actor, passwordResetRequested({ caseId: null, personId: userId }, { resetId }))
    })
  }
}

/** A link to choose a password, and the job that mails it, in the caller's transaction. Returns the link's id. */
export async function mailPasswordLink(
  tx: Tx,
  { tenantId, at }: Pick<Actor, 'tenantId' | 'at'>,
  { userId, minutes }: { userId: string; minutes: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const resetId = newId()
  const expiresAt = new Date(at.getTime() + minutes * 60_000)
  await tx.passwordReset.create({ data: { id: resetId, tenantId, userId, tokenHash: hashOf(token), createdAt: at, expiresAt }, select: { id: true } })
  await enqueue(tx, 'password-reset.send', { tenantId, resetId, token })
  return resetId
}

/** Which office a link is for, and which language its person reads, without using it up; null when it opens nothing (any more). */
export async function lookAtPasswordLink(token: string, at: Date): Promise<{ office: string; locale: Locale } | null> {
  const open = await db.system.passwordReset.findFirst({
    where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: at }, user: { disabledAt: null } },
    select: { user: { select: { locale: true, tenant: { select: { name: true } } } } },
  })
  return open && { office: open.user.tenant.name, locale: toLocale(open.user.locale) }
}

/**
 * Sets the new password by a mailed link, once; every session of the person ends, every other link is shut and wrong tries
 * are forgiven. A used or old link is `gone`, and so is the link of a disabled person.
 */
export async function resetPassword({ token, password }: { token: string; password: string }, from: From): Promise<void> {
  const reset = await db.system.passwordReset.findUnique({ where: { tokenHash: hashOf(token) }, include: { user: { select: { email: true } } } })
  if (!reset) throw new DomainError('gone', 'link')
  const passwordHash = await hashPassword(password)
  const actor = { ...systemActor(reset.tenantId, from.at, from.requestId), ip: from.ip }
  await transact(actor, async (tx) => {
    const { tenantId, userId } = reset
    await lockPassword(tx, actor, userId)
    const { count } = await tx.passwordReset.updateMany({
      where: { tenantId, id: reset.id, usedAt: null, expiresAt: { gt: from.at }, user: { disabledAt: null } },
      data: { usedAt: from.at },
    })
    if (count === 0) throw new DomainError('gone', 'link')
    await setPassword(tx, actor, { userId, passwordHash })
    await endSessions(tx, actor, { userId, why: 'password_reset' })
    await recordEvent(tx, actor, passwordChanged({ caseId: null, personId: userId }, { by: 'reset' }))
  })
  await Promise.all([forgive(reset.user.email), forgive(changeKey(reset.userId))])
}

/** Changes one's own password, which ends every other session and shuts every mailed link. A wrong current one is `invalid`, and slowed like guessing. */
export async function changePassword(actor: Actor, { current, password }: { current: string; password: string }): Promise<void> {
  demand(actor, 'session.manage')
  const key = changeKey(actor.userId)
  await takeTry('password', key, null, actor.at)
  const user = await transact(actor, (tx) =>
    tx.user.findUniqueOrThrow({ where: { tenantId_id: { tenantId: actor.tenantId, id: actor.userId } }, select: { passwordHash: true } }),
  )
  if (!(await passwordFits(user.passwordHash, current))) throw new DomainError('invalid', 'fields', { current: 'wrong' })
  await forgive(key)
  const passwordHash = await hashPassword(password)
  await transact(actor, async (tx) => {
    // chosen anew meanwhile, by a mailed link: what was proved is no longer the current one
    if ((await lockPassword(tx, actor, actor.userId)) !== user.passwordHash) throw new DomainError('invalid', 'fields', { current: 'wrong' })
    await setPassword(tx, actor, { userId: actor.userId, passwordHash })
    await endSessions(tx, actor, { userId: actor.userId, except: actor.sessionId, why: 'password_changed' })
    await recordEvent(tx, actor, passwordChanged({ caseId: null, personId: actor.userId }, { by: 'self' }))
  })
}

/** Shuts every link of a person that is still open, in the caller's transaction. */
export async function shutPasswordLinks(tx: Tx, { tenantId, at }: Pick<Actor, 'tenantId' | 'at'>, userId: string): Promise<void> {
  await tx.passwordReset.updateMany({ where: { tenantId, userId, usedAt: null }, data: { usedAt: at } })
}

/** Has changes of a person's password, and links that are made for it, come one after the other; answers with the hash of the present one. */
async function lockPassword(tx: Tx, { tenantId }: Pick<Actor, 'tenantId'>, userId: string): Promise<string | null> {
  const [user] = await tx.$queryRaw<{ passwordHash: string | null }[]>`
    SELECT "passwordHash" FROM "User" WHERE "tenantId" = ${tenantId}::uuid AND id = ${userId}::uuid FOR UPDATE`
  return user?.passwordHash ?? null
}

async function setPassword(tx: Tx, actor: Actor, { userId, passwordHash }: { userId: string; passwordHash: string }): Promise<void> {
  await tx.user.update({ where: { tenantId_id: { tenantId: actor.tenantId, id: userId } }, data: { passwordHash }, select: { id: true } })
  await shutPasswordLinks(tx, actor, userId)
}
