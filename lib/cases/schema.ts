import { z } from 'zod'
import { oneLine, optionalText, typedText, wholeNumber } from '@/lib/core/text'

export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'missing')
export const version = wholeNumber(1, 999_999_999)
const absent = (value: unknown) => (value === '' || value === undefined ? null : value)
const optionalId = z.preprocess(absent, id.nullable()).default(null)
export const priorities = ['low', 'medium', 'high', 'critical'] as const

/** What a technician types to open a case. A member or a customer, or both, must be named. */
export const openCaseSchema = z
  .strictObject({
    title: oneLine(200, 3),
    description: optionalText(10_000),
    typeId: id,
    memberId: optionalId,
    customerId: optionalId,
    contactId: optionalId,
    subjectName: optionalText(200),
    technicianId: optionalId,
    departmentId: optionalId,
    priority: z.preprocess(absent, z.enum(priorities).nullable()).default(null),
  })
  .refine((form) => form.memberId || form.customerId, { path: ['memberId'], message: 'missing' })
export type OpenCase = z.infer<typeof openCaseSchema>

export const updateCaseSchema = z.strictObject({
  caseId: id,
  version,
  title: oneLine(200, 3),
  description: optionalText(10_000),
  typeId: id,
  priority: z.enum(priorities),
  memberId: optionalId,
  customerId: optionalId,
  contactId: optionalId,
  departmentId: optionalId,
  subjectName: optionalText(200),
})
export type UpdateCase = z.infer<typeof updateCaseSchema>

export const assignCaseSchema = z.strictObject({
  caseId: id,
  technicianId: id,
  reason: optionalText(500),
  /** whose it was when the form was opened, empty for nobody's; left out, it is given to somebody else whoever has it */
  from: z.preprocess((value) => (value === '' ? null : value), id.nullable()).optional(),
})
export type AssignCase = z.infer<typeof assignCaseSchema>

export const changeStatusSchema = z.strictObject({ caseId: id, version: version.optional(), to: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) })
export type ChangeStatus = z.infer<typeof changeStatusSchema>

export const caseIdSchema = z.strictObject({ caseId: id })
/** The case as its page showed it: when it had changed last. */
export const caseSeenSchema = z.strictObject({ caseId: id, asOf: z.iso.datetime({ offset: true, error: 'wrong' }) })

export const addNoteSchema = z.strictObject({
  caseId: id,
  body: typedText(1, 5000),
  visibility: z.enum(['internal', 'shared']),
})
export type AddNote = z.infer<typeof addNoteSchema>
/** A member's note is always shared; the form has no choice. */
export const memberNoteSchema = z.strictObject({ caseId: id, body: typedText(1, 5000) })
