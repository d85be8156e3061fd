import { z } from 'zod'
import { locales } from '@/lib/core/locale'
import { oneLine } from '@/lib/core/text'
import { version } from '../schema'
import { mostStatuses, statusKinds } from './rules'

const code = z
  .string({ error: 'missing' })
  .trim()
  .min(1, 'missing')
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'wrong')
const name = z.record(z.enum(locales), oneLine(40))
/** A form gives nothing, one or several of a name. */
const several = (value: unknown) => (value === undefined ? [] : typeof value === 'string' ? [value] : value)
const codes = z.preprocess(several, z.array(code).max(mostStatuses, 'too_many')).default([])

export const statusCodeSchema = z.strictObject({ code })
export const renameStatusSchema = z.strictObject({ code, version, name })
export type RenameStatus = z.infer<typeof renameStatusSchema>

/** A new status comes with its transitions: from which statuses a case gets here, and to which it goes on. */
export const addStatusSchema = z.strictObject({ version, code, name, kind: z.enum(statusKinds, { error: 'missing' }), comesFrom: codes, goesTo: codes })
export type AddStatus = z.infer<typeof addStatusSchema>

/** All statuses in their new order; a form writes them with commas. */
export const orderStatusesSchema = z.strictObject({
  version,
  codes: z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(code).max(mostStatuses, 'too_many')),
})
export type OrderStatuses = z.infer<typeof orderStatusesSchema>

/** The whole table of transitions as it is to be; a form writes each as "new>assigned". */
const written = (value: unknown) => {
  if (typeof value !== 'string') return value
  const [from, to, ...more] = value.split('>')
  return more.length > 0 ? value : { from, to }
}
export const setTransitionsSchema = z.strictObject({
  version,
  transitions: z
    .preprocess(several, z.array(z.preprocess(written, z.strictObject({ from: code, to: code }))).max(mostStatuses * mostStatuses, 'too_many'))
    .default([]),
})
export type SetTransitions = z.infer<typeof setTransitionsSchema>
