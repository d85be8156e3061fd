/** What a form's action answers, as the forms of the desk read it. */
export type FormState = {
  status: 'idle' | 'ok' | 'error'
  code?: string
  reason?: string
  fields: Record<string, string>
  details?: Record<string, string | number | string[]>
  values: Record<string, unknown>
}
export type FormAction = (before: never, form: FormData) => Promise<FormState>
export const idle: FormState = { status: 'idle', fields: {}, values: {} }
/** The form of a page that its `DeedButton`s belong to. */
export const deedsForm = 'deeds'
