import { addNote } from '@/lib/cases/add-note'
import { changeStatus } from '@/lib/cases/change-status'
import { deleteCase } from '@/lib/cases/delete-case'
import { openCase } from '@/lib/cases/open-case'
import { openCaseSchema } from '@/lib/cases/schema'
import type { Actor } from '@/lib/core/actor'
import { addToDay, dayInMs, localDay } from '@/lib/core/clock'
import { messagesOf } from '@/lib/core/i18n'
import { inLanguage } from '@/lib/core/locale'
import { transact } from '@/lib/db/transact'
import { completeCase } from '@/lib/holds/complete-case'
import { takeStep } from '@/lib/holds/ladder/take-step'
import { placeHold } from '@/lib/holds/place-hold'
import { markHoldOpened } from '@/lib/holds/reach/mark-hold-opened'
import { receiveFile } from '@/lib/holds/receive-file'
import { resumeCase } from '@/lib/holds/resume-case'
import type { ReturnCode } from '@/lib/holds/return-codes'
import { acceptItem, markPartlyIn, returnItem } from '@/lib/holds/review-item'
import { placeHoldSchema, returnItemSchema } from '@/lib/holds/schema'
import { sendEverything } from '@/lib/holds/send-everything'
import { actorOf, type Tenant } from './found-tenant'
import { holdTemplates } from './hold-templates'
import { paper } from './sample-paper'
import type { Tale } from './story'
import { tellMail } from './tell-mail'

/** Tells one case through the operations people use, each at its time in the past. Answers its id. */
export async function tellTale(tenant: Tenant, tale: Tale, today: Date): Promise<string> {
  const ago = (days: number, minutes = 0) => new Date(today.getTime() - days * dayInMs + minutes * 60_000)
  const as = (key: string, at: Date) => actorOf(tenant, key, at)
  const worker = tale.technician ?? 'denise'
  const member = tenant.people.get(tale.member)
  const { caseId } = await openCase(
    as(tale.technician ? worker : 'denise', ago(tale.opened)),
    openCaseSchema.parse({
      title: tale.title,
      typeId: tenant.types.get(tale.type),
      memberId: member?.id,
      technicianId: tale.technician ? tenant.people.get(tale.technician)?.id : undefined,
      subjectName: tale.subject ?? member?.name,
      ...(tale.priority ? { priority: tale.priority } : {}),
    }),
    { channel: tale.technician ? 'staff' : 'web' },
  )
  if (tale.hold) await tellHold(tenant, tale, caseId, tale.hold, ago, as)
  for (const note of tale.notes ?? [])
    await addNote(as(note.by, ago(note.days)), { caseId, body: note.body, visibility: note.internal ? 'internal' : 'shared' })
  await walkTo(tale, caseId, as, ago)
  if (tale.deleted) await deleteCase(as('denise', ago(1)), { caseId })
  return caseId
}

async function tellHold(
  tenant: Tenant,
  tale: Tale,
  caseId: string,
  hold: NonNullable<Tale['hold']>,
  ago: (days: number, minutes?: number) => Date,
  as: (key: string, at: Date) => Actor,
): Promise<void> {
  const worker = tale.technician ?? 'denise'
  const templates = hold.templates.map((code) => {
    const found = holdTemplates.find((template) => template.code === code)
    if (!found) throw new Error(`no template ${code}`)
    return found
  })
  const [first] = templates
  const words = (text: { en?: string; es?: string }, language: 'en' | 'es') => inLanguage(text, language).replaceAll('{year}', '2025')
  const items = templates
    .flatMap((template) => template.items)
    .map((item) => ({
      name: words(item.name, 'en'),
      why: words(item.why, 'en'),
      goodExample: words(item.goodExample, 'en'),
      badExample: words(item.badExample, 'en'),
      translations: {
        es: { name: words(item.name, 'es'), why: words(item.why, 'es'), goodExample: words(item.goodExample, 'es'), badExample: words(item.badExample, 'es') },
      },
      required: item.required,
      paperFollows: item.paperFollows,
      filesExpected: item.filesExpected,
    }))
  const { holdId } = await placeHold(
    as(worker, ago(hold.since, 30)),
    placeHoldSchema.parse({
      caseId,
      reason: first?.reason.en ?? '',
      translations: { es: { reason: first?.reason.es ?? '' } },
      waitingFor: first?.waitingFor,
      // a date that has passed is set first as far as it was ahead then
      respondByOn: hold.by === undefined ? null : addToDay(localDay(ago(0), tenant.zone), hold.by),
      templateCode: first?.code,
      items,
    }),
  )
  if (hold.seen || hold.steps) await markHoldOpened(as(tale.member, ago(hold.since - 1)), { caseId })
  if (hold.reminded) for (let days = hold.since - 1; days > 0; days--) await takeStep({ tenantId: tenant.tenantId, holdId }, ago(days))
  // the demonstration begins as it is told: the waiting ladder goes on tomorrow
  const decided = { where: { id: holdId }, data: { ladderOn: new Date(localDay(ago(0), tenant.zone)) } }
  await transact({ tenantId: tenant.tenantId }, (tx) => tx.hold.updateMany(decided))
  const asked = await transact({ tenantId: tenant.tenantId }, (tx) => tx.requestedItem.findMany({ where: { holdId }, orderBy: { position: 'asc' } }))
  for (const [index, step] of (hold.steps ?? []).entries()) {
    const item = asked[index]
    if (!item || step === 'asked') continue
    const sentAt = ago(hold.since - 2, index)
    const file = {
      caseId,
      fileName: `${item.name
        .slice(0, 40)
        .replace(/[^\w ]/g, '')
        .trim()}.pdf`,
      mediaType: 'application/pdf',
      bytes: await paper(item.name),
    }
    const { documentId } = await receiveFile(as(tale.member, sentAt), { ...file, itemId: item.id })
    if (step === 'accepted') await acceptItem(as(worker, ago(hold.since - 3, index)), { itemId: item.id })
    if (step === 'part') await markPartlyIn(as(worker, ago(hold.since - 3, index)), { itemId: item.id })
    if (step === 'returned' || step === 'resent') {
      const code = hold.returned as ReturnCode
      const form = { itemId: item.id, code, message: messagesOf('en').returnCodes[code], translations: { es: { message: messagesOf('es').returnCodes[code] } } }
      await returnItem(as(worker, ago(hold.since - 3, index)), returnItemSchema.parse(form))
    }
    if (step === 'resent') await receiveFile(as(tale.member, ago(hold.since - 4, index)), { ...file, itemId: null, documentId })
  }
  for (const mail of hold.mails ?? []) await tellMail(tenant, caseId, tale.member, mail, ago(mail.days))
  if (hold.sentAll) await sendEverything(as(tale.member, ago(0, -30)), { caseId })
  if (hold.endedAs === 'resumed') await resumeCase(as(worker, ago(hold.ended ?? 0)), { caseId })
  if (hold.endedAs === 'completed') await completeCase(as(worker, ago(hold.ended ?? 0)), { caseId })
}

async function walkTo(tale: Tale, caseId: string, as: (key: string, at: Date) => Actor, ago: (days: number) => Date): Promise<void> {
  if (tale.hold) return
  const ways: Partial<Record<Tale['status'], string[]>> = {
    in_progress: ['in_progress'],
    resolved: ['in_progress', 'resolved'],
    closed: ['in_progress', 'closed'],
    reopened: ['in_progress', 'closed', 'reopened'],
  }
  for (const [step, to] of (ways[tale.status] ?? []).entries()) {
    await changeStatus(as(tale.technician ?? 'denise', ago(Math.max(0, tale.opened - 2 - step))), { caseId, to })
  }
}
