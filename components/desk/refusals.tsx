'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import words from '@/lib/core/messages/desk-scripts.json'
import type { FormState } from './form-state'

/** Whose sentences they are, and what these may name: statuses by their codes, and times as the reader tells them. */
export type RefusalWords = { of: keyof typeof words; names: Record<string, string>; locale: string; timeZone: string }
const Context = createContext<RefusalWords>({ of: 'desk', names: {}, locale: 'en', timeZone: 'UTC' })

/** What the forms inside it say when something is refused. */
export function Refusals({ children, ...about }: RefusalWords & { children: ReactNode }) {
  return <Context value={about}>{children}</Context>
}

/** The sentence for what an action refused, with who was first, when, and which by name; null when it refused nothing or only fields. */
export function useRefusal(state: FormState): string | null {
  const { of, names, locale, timeZone } = useContext(Context)
  if (state.status !== 'error' || (state.reason === 'fields' && Object.keys(state.fields).length > 0)) return null
  const errors: Record<string, string> = words[of].errors
  const sentence = errors[state.reason ?? ''] ?? errors[state.code ?? ''] ?? errors.unknown ?? ''
  const time = (at: string) => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = state.details?.[name]
    if (Array.isArray(value)) return value.map((code) => names[code] ?? code).join(', ')
    return name === 'at' && typeof value === 'string' ? time(value) : String(value ?? '')
  })
}

/** The same for a button, which has no fields to mend: what it sends is refused only when its page is older than what the server knows. */
export function useButtonRefusal(state: FormState): string | null {
  return useRefusal(state.reason === 'fields' ? { ...state, reason: 'outdated' } : state)
}

/** Shows the page as it is now where what was pressed came too late: somebody else had changed what it is about. */
export function useCatchUp(state: FormState): void {
  const router = useRouter()
  useEffect(() => {
    if (state.code === 'conflict' || state.code === 'gone') router.refresh()
  }, [state, router])
}

/** The sentence for a field's error: the field's own, or that of the error in general. */
export function useFieldError(): (field: string, code: string | undefined) => string | null {
  const fields: Record<string, string> = words[useContext(Context).of].fields
  return (field, code) => {
    if (!code) return null
    return fields[`${field.replaceAll('.', '_')}_${code}`] ?? fields[code] ?? fields.other ?? code
  }
}
