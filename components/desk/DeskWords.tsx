'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { FormState } from './form-state'

type Words = { errors: Record<string, string>; fields: Record<string, string>; names: Record<string, string>; locale: string; timeZone: string }
const Context = createContext<Words>({ errors: {}, fields: {}, names: {}, locale: 'en', timeZone: 'UTC' })

/** The sentences that forms of a page share, sent once. */
export function DeskWords({ children, ...words }: Words & { children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

/** The sentence for what an action refused, with who was first and when; null when it refused nothing or only fields. */
export function useRefusal(state: FormState): string | null {
  const { errors, names, locale, timeZone } = useContext(Context)
  if (state.status !== 'error' || (state.reason === 'fields' && Object.keys(state.fields).length > 0)) return null
  const sentence = errors[state.reason ?? ''] ?? errors[state.code ?? ''] ?? errors.unknown ?? ''
  const { by = '', at, allowed = [] } = state.details ?? {}
  const time = typeof at === 'string' ? new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)) : ''
  const next = Array.isArray(allowed) ? allowed.map((code) => names[code] ?? code).join(', ') : ''
  return sentence.replace('{by}', String(by)).replace('{at}', time).replace('{allowed}', next)
}

/** The sentence for a field's error: the field's own, or that of the error in general. */
export function useFieldError(): (field: string, code: string | undefined) => string | null {
  const { fields } = useContext(Context)
  return (field, code) => (code ? (fields[`${field}_${code}`] ?? fields[code] ?? fields.other ?? code) : null)
}
