import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/core/env'
import { translator } from '@/lib/core/i18n'
import { inLanguage, type Locale } from '@/lib/core/locale'
import { findKind } from './kinds/all-kinds'
import type { Params } from './kinds/kind'

/** A notification in the reader's words. `reason` are the exact words of a person, for the highlighted box. */
export type NotificationWords = { title: string; message: string; reason: string | null }

/** Says a kind and its parameters in a language. A kind of a newer version is said by its case alone. */
export function inWords(locale: Locale, kind: string, params: Params): NotificationWords {
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : inLanguage(value, locale)]))
  if (!findKind(kind)) return { title: values.number ?? '', message: '', reason: null }
  const t = translator(locale, 'kinds')
  const key = kind as 'hold_placed'
  return {
    title: t(`${key}.title`, values as { number: string }),
    message: t(`${key}.message`, values as { waitingFor: string }),
    reason: values.reason ?? null,
  }
}

/** Where a notification leads: the place of its kind, or the case on the reader's side of the house. Null without either. */
export function placeOf(actor: Pick<Actor, 'role'>, kind: string, about: { id: string; number: string } | null): string | null {
  const own = findKind(kind)?.place
  if (own) return own
  if (!about) return null
  return actor.role === 'member' ? `/cases/${about.number}` : `/desk/${about.id}`
}

type Told = { kind: string; params: Params; recipient: { locale: Locale; role: string }; case: { id: string; number: string } | null }

/** A notification as a line and the way to its place, for channels that have room for no more. The line names no file and no paper. */
export function shortWords({ kind, params, recipient, case: about }: Told): { title: string; place: string | null } {
  const place = placeOf({ role: recipient.role as Actor['role'] }, kind, about)
  return { title: inWords(recipient.locale, kind, params).title, place: place && new URL(place, env.CASEBELL_URL).href }
}
