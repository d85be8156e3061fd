import { z } from 'zod'
import { isDay } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { plainText } from '@/lib/core/text'

const optional = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const id = z.string().refine(isId, 'wrong')
const day = z.string().refine(isDay, 'not_a_day')

/** How the trail is narrowed, as its address or its API query says it. Days are days of the office. */
export const auditFiltersSchema = z.strictObject({
  /** words of the name of who did it, as it was then */
  actor: optional(plainText(200)),
  type: optional(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'wrong')),
  /** a case number */
  case: optional(plainText(60)),
  from: optional(day),
  to: optional(day),
  /** the last row of the page before */
  after: optional(id),
})
export type AuditFilters = z.infer<typeof auditFiltersSchema>

/** Reads the filters that the trail's address holds: one that is wrong is left out and said to be, the others hold. */
export function readAuditFilters(address: Record<string, string | string[] | undefined>): { filters: AuditFilters; wrong: (keyof AuditFilters)[] } {
  const names = Object.keys(auditFiltersSchema.shape) as (keyof AuditFilters)[]
  const read = names.map((name) => ({ name, ...auditFiltersSchema.shape[name].safeParse(address[name]) }))
  return {
    filters: Object.fromEntries(read.flatMap(({ name, data }) => (data === undefined ? [] : [[name, data]]))),
    wrong: read.flatMap(({ name, success }) => (success ? [] : [name])),
  }
}

/** The filters as a query string, without what is not set. */
export function auditQuery(filters: AuditFilters): string {
  return new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
}

/**
 * A cell of a CSV file (RFC 4180) that a spreadsheet shows and never calculates: what begins like a formula gets a
 * quote mark in front (OWASP, CSV Injection).
 */
export function csvCell(value: string): string {
  const harmless = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
