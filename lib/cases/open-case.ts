import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { localDay } from '@/lib/core/clock'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { caseOpened } from './events'
import { attentionOf, caseNumber, workingRoles } from './rules'
import type { OpenCase } from './schema'

type Channel = 'staff' | 'web' | 'email' | 'api'

/**
 * Opens a case and gives it the next number of the tenant's year, without gaps or duplicates however many are
 * opened at once. Unknown people, types and departments are `invalid` by field; so is a type no longer in use.
 */
export async function openCase(actor: Actor, form: OpenCase, { channel = 'staff' }: { channel?: Channel } = {}): Promise<{ caseId: string; number: string }> {
  demand(actor, 'case.open')
  return transact(actor, async (tx) => {
    const type = await tx.caseType.findFirst({ where: { tenantId: actor.tenantId, id: form.typeId, active: true } })
    if (!type) throw new DomainError('invalid', 'fields', { typeId: 'unknown' })
    await demandPeople(tx, actor, form)
    const technicianId = form.technicianId ?? (channel === 'staff' && actor.role === 'technician' ? actor.userId : null)
    const technician = technicianId ? await tx.user.findFirst({ where: { tenantId: actor.tenantId, id: technicianId }, select: { departmentId: true } }) : null
    const number = await nextNumber(tx, actor)
    const caseId = newId()
    await tx.case.create({
      data: {
        id: caseId,
        tenantId: actor.tenantId,
        number,
        title: form.title,
        description: form.description,
        typeId: type.id,
        statusCode: technicianId ? 'assigned' : 'new',
        priority: form.priority ?? type.defaultPriority,
        channel,
        memberId: form.memberId,
        customerId: form.customerId,
        contactId: form.contactId,
        subjectId: await subjectFor(tx, actor, form),
        technicianId,
        departmentId: form.departmentId ?? technician?.departmentId ?? null,
        attention: attentionOf.inHand,
        createdAt: actor.at,
        updatedAt: actor.at,
      },
      select: { id: true },
    })
    await recordEvent(tx, actor, caseOpened({ caseId, personId: form.memberId }, { number, title: form.title, technicianId }))
    return { caseId, number }
  })
}

async function nextNumber(tx: Tx, actor: Actor): Promise<string> {
  const { timeZone } = await tx.tenant.findUniqueOrThrow({ where: { id: actor.tenantId }, select: { timeZone: true } })
  const year = Number(localDay(actor.at, timeZone).slice(0, 4))
  const [counter] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "CaseCounter" ("tenantId", year, last) VALUES (${actor.tenantId}::uuid, ${year}, 1)
    ON CONFLICT ("tenantId", year) DO UPDATE SET last = "CaseCounter".last + 1 RETURNING last`
  return caseNumber(year, counter?.last ?? 1)
}

/** Every person and place named must be the tenant's, in the right role. */
export async function demandPeople(
  tx: Tx,
  actor: Actor,
  form: { memberId: string | null; customerId: string | null; contactId: string | null; technicianId?: string | null; departmentId: string | null },
): Promise<void> {
  const { tenantId } = actor
  const fields: Record<string, string> = {}
  const member = form.memberId && (await tx.user.findFirst({ where: { tenantId, id: form.memberId, role: 'member' }, select: { id: true } }))
  if (form.memberId && !member) fields.memberId = 'unknown'
  const technician =
    form.technicianId &&
    (await tx.user.findFirst({ where: { tenantId, id: form.technicianId, role: { in: [...workingRoles] }, disabledAt: null }, select: { id: true } }))
  if (form.technicianId && !technician) fields.technicianId = 'unknown'
  const customer = form.customerId && (await tx.customer.findFirst({ where: { tenantId, id: form.customerId }, select: { id: true } }))
  if (form.customerId && !customer) fields.customerId = 'unknown'
  const contact =
    form.contactId &&
    (await tx.contact.findFirst({
      where: { tenantId, id: form.contactId, ...(form.customerId ? { customerId: form.customerId } : {}) },
      select: { id: true },
    }))
  if (form.contactId && !contact) fields.contactId = 'unknown'
  const department = form.departmentId && (await tx.department.findFirst({ where: { tenantId, id: form.departmentId }, select: { id: true } }))
  if (form.departmentId && !department) fields.departmentId = 'unknown'
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', 'fields', fields)
}

/** The employee the case is about: a row of its own when a name was given. */
export async function subjectFor(tx: Tx, actor: Actor, form: { subjectName: string }): Promise<string | null> {
  if (!form.subjectName) return null
  const known = await tx.subject.findFirst({ where: { tenantId: actor.tenantId, name: form.subjectName, memberId: null }, select: { id: true } })
  if (known) return known.id
  return (await tx.subject.create({ data: { tenantId: actor.tenantId, name: form.subjectName }, select: { id: true } })).id
}
