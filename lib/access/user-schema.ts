import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { locales } from '@/lib/core/locale'
import { oneLine, plainText } from '@/lib/core/text'
import { email } from './schema'

/** The roles a person may have; an API client is no person. */
export const personRoles = ['member', 'technician', 'department_head', 'legal', 'administrator'] as const
export type PersonRole = (typeof personRoles)[number]

const id = z.string({ error: 'missing' }).refine(isId, 'wrong')
const role = z.enum(personRoles, { error: 'missing' })
const departmentId = z.preprocess((value) => (value === '' ? null : value), id.nullable())

export const userIdSchema = z.strictObject({ userId: id })
export const inviteUserSchema = z.strictObject({
  name: oneLine(120),
  email: email.pipe(z.email('not_an_address')),
  role,
  departmentId: departmentId.default(null),
  locale: z.enum(locales).default('en'),
})
export type InviteUser = z.infer<typeof inviteUserSchema>
export const changeUserSchema = z.strictObject({
  userId: id,
  role,
  departmentId,
  /** left out, these stay as they are */
  name: oneLine(120).optional(),
  email: email.pipe(z.email('not_an_address')).optional(),
})
export type ChangeUser = z.infer<typeof changeUserSchema>

const optional = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
/** How the list of users is narrowed, as its address or its API query says it. */
export const userFiltersSchema = z.strictObject({
  q: optional(plainText(200)),
  role: optional(z.enum(personRoles)),
  state: optional(z.enum(['active', 'disabled'])),
  after: optional(id),
})
export type UserFilters = z.infer<typeof userFiltersSchema>
