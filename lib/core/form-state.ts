import type { ErrorCode } from './errors'

/** What a form shows after it was sent: what went wrong, by field, and what was typed. */
export type FormState<R = unknown> = {
  status: 'idle' | 'ok' | 'error'
  /** `unreachable`: the browser's own word for an answer that never came */
  code?: ErrorCode | 'unreachable'
  /** a stable word for the whole form; the sentence is made where it is shown */
  reason?: string
  fields: Record<string, string>
  details?: Record<string, string | number | string[]>
  /** what was typed, so that nothing is lost */
  values: Record<string, unknown>
  result?: R
}
export const idle: FormState<never> = { status: 'idle', fields: {}, values: {} }
