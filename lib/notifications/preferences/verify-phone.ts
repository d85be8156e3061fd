import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { isSetUp } from '../channels/all-channels'
import { phoneForgotten, phoneVerified } from '../events'

const goodForMinutes = 10
const mostTries = 5
const mostCodesAnHour = 3

/**
 * Texts a six-digit code to a number, to prove that it is the actor's. A newer code shuts the one before. More than three
 * an hour are refused (`rate_limited`), since each costs the office money and somebody's peace.
 */
export async function requestPhoneCode(actor: Actor, { phone }: { phone: string }): Promise<{ phone: string }> {
  demand(actor, 'notification.read')
  if (!isSetUp('sms')) throw new DomainError('conflict', 'not_set_up')
  const { tenantId, userId, at } = actor
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await transact(actor, async (tx) => {
    await lockSelf(tx, actor)
    const since = new Date(at.getTime() - 60 * 60_000)
    const sent = await tx.phoneCode.count({ where: { tenantId, userId, createdAt: { gt: since } } })
    if (sent >= mostCodesAnHour) throw new DomainError('rate_limited', 'too_many_codes')
    await tx.phoneCode.updateMany({ where: { tenantId, userId, usedAt: null }, data: { usedAt: at } })
    const codeId = newId()
    const expiresAt = new Date(at.getTime() + goodForMinutes * 60_000)
    await tx.phoneCode.create({ data: { id: codeId, tenantId, userId, phone, codeHash: hashOf(codeId, code), createdAt: at, expiresAt }, select: { id: true } })
    await enqueue(tx, 'phone-code.send', { tenantId, codeId, code }, { maxAttempts: 3 })
  })
  return { phone }
}

/** Takes the code of a text message and keeps its number as the actor's. A wrong one is `invalid`; after five, or ten minutes, `gone`. */
export async function verifyPhone(actor: Actor, { code }: { code: string }): Promise<void> {
  demand(actor, 'notification.read')
  const { tenantId, userId, at } = actor
  const fits = await transact(actor, async (tx) => {
    await lockSelf(tx, actor)
    const asked = await tx.phoneCode.findFirst({ where: { tenantId, userId, usedAt: null, expiresAt: { gt: at } }, orderBy: { createdAt: 'desc' } })
    if (!asked || asked.tries >= mostTries) throw new DomainError('gone', 'code')
    const right = timingSafeEqual(Buffer.from(hashOf(asked.id, code)), Buffer.from(asked.codeHash))
    await tx.phoneCode.update({
      where: { tenantId_id: { tenantId, id: asked.id } },
      data: right ? { usedAt: at } : { tries: { increment: 1 } },
      select: { id: true },
    })
    if (!right) return false // the try is counted, so nothing is thrown here
    await keepPhone(tx, actor, asked.phone)
    await recordEvent(tx, actor, phoneVerified({ caseId: null, personId: userId }, { lastDigits: asked.phone.slice(-4) }))
    return true
  })
  if (!fits) throw new DomainError('invalid', 'fields', { code: 'wrong' })
}

/** Forgets the actor's number: no text message is sent any more. Twice is harmless. */
export async function forgetPhone(actor: Actor): Promise<void> {
  demand(actor, 'notification.read')
  const { tenantId, userId, at } = actor
  await transact(actor, async (tx) => {
    const { count } = await tx.notificationPreference.updateMany({
      where: { tenantId, userId, smsPhone: { not: null } },
      data: { smsPhone: null, phoneVerifiedAt: null, version: { increment: 1 }, updatedAt: at },
    })
    if (count > 0) await recordEvent(tx, actor, phoneForgotten({ caseId: null, personId: userId }, {}))
  })
}

async function lockSelf(tx: Tx, { tenantId, userId }: Actor): Promise<void> {
  await tx.$executeRaw`SELECT FROM "User" WHERE "tenantId" = ${tenantId}::uuid AND id = ${userId}::uuid FOR UPDATE`
}

/** Whoever proves a first number wants to be texted, whatever else they had chosen before; a further one leaves that as it is. */
async function keepPhone(tx: Tx, { tenantId, userId, at }: Actor, phone: string): Promise<void> {
  const which = { tenantId_userId: { tenantId, userId } }
  const before = await tx.notificationPreference.findUnique({ where: which, select: { smsPhone: true, channels: true } })
  const channels = before?.smsPhone ? {} : { channels: { ...(before?.channels as object | undefined), sms: true } }
  const proved = { smsPhone: phone, phoneVerifiedAt: at, updatedAt: at, ...channels }
  await tx.notificationPreference.upsert({
    where: which,
    create: { id: newId(), tenantId, userId, version: 1, ...proved },
    update: { ...proved, version: { increment: 1 } },
    select: { id: true },
  })
}

function hashOf(codeId: string, code: string): string {
  return createHash('sha256').update(`${codeId}:${code}`).digest('hex')
}
