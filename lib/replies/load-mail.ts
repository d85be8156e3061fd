import type { Actor, Role } from '@/lib/core/actor'
import { toLocale } from '@/lib/core/locale'
import type { Prisma } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transact'

const person = { id: true, name: true, email: true, role: true, locale: true, timeZone: true, departmentId: true, disabledAt: true } as const
const include = { case: { select: { number: true } } } as const
type Row = Prisma.InboundMailGetPayload<{ include: typeof include }>
type Person = Prisma.UserGetPayload<{ select: typeof person }>

/** A kept mail with those who act in it, as they are now: the member it is signed for, or the administrator who put it on a case. */
export type LoadedMail = Omit<Row, 'case'> & {
  number: string
  memberEmail: string | null
  member: Actor | null
  settler: Actor | null
}

/** Reads a kept mail; null when there is none. A person who is disabled, or no member any more, acts no more. */
export async function loadMail(tx: Tx, tenantId: string, mailId: string, at: Date): Promise<LoadedMail | null> {
  const row = await tx.inboundMail.findUnique({ where: { tenantId_id: { tenantId, id: mailId } }, include })
  if (!row) return null
  const { timeZone } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { timeZone: true } })
  const { case: about, ...mail } = row
  const ids = [mail.memberId, mail.settledById].filter((id) => id !== null)
  const people = new Map((await tx.user.findMany({ where: { tenantId, id: { in: ids } }, select: person })).map((one) => [one.id, one]))
  const [member, settledBy] = [people.get(mail.memberId ?? ''), people.get(mail.settledById ?? '')]
  const actor = (one: Person | undefined, role: Role): Actor | null =>
    one && one.role === role && !one.disabledAt
      ? {
          tenantId,
          userId: one.id,
          role,
          name: one.name,
          locale: toLocale(one.locale),
          timeZone: one.timeZone ?? timeZone,
          departmentId: one.departmentId,
          at,
          ip: mail.ip,
          requestId: `mail:${mailId}`,
        }
      : null
  return { ...mail, number: about.number, memberEmail: member?.email ?? null, member: actor(member, 'member'), settler: actor(settledBy, 'administrator') }
}
