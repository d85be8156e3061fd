import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Locale, preferredLocale, toLocale } from '@/lib/core/locale'
import { findPasswordLink } from './password-link'
import { findPage } from './require-actor'
import { languageCookieOptions } from './session-cookie'

export const localeCookie = 'casebell.locale'

type Reader = {
  locale: Locale
  timeZone: string
  requestId: string
  /** a document is asked for, not what an open page shows next */
  wantsDocument: boolean
}

/** The reader's language and zone: their own, or the language chosen before signing in, or of whom a password link is for, or the browser's; and what they ask for. Once a request. */
export const findReader = cache((): Promise<Reader> => readAtOnce(readReader()))

async function readReader(): Promise<Reader> {
  const [page, head] = await Promise.all([findPage(), headers()])
  const asked = { requestId: head.get('x-request-id') ?? '', wantsDocument: head.get('x-casebell-wants') === 'document' }
  if (page) return { ...asked, locale: page.actor.locale, timeZone: page.actor.timeZone }
  const chosen = (await cookies()).get(localeCookie)?.value
  if (chosen) return { ...asked, locale: toLocale(chosen), timeZone: 'UTC' }
  const link = await findPasswordLink(tokenIn(head.get('x-casebell-path') ?? ''))
  return { ...asked, locale: link?.locale ?? preferredLocale(head.get('accept-language')), timeZone: 'UTC' }
}

/** The token of a password link, from the path of its page. */
const tokenIn = (path: string) => /^\/reset-password\/([\w-]+)/.exec(path)?.[1] ?? ''

/** Remembers in the browser which language whoever is not signed in chose; who is signed in has one of their own. */
export async function rememberLanguage({ locale }: { locale: Locale }): Promise<void> {
  ;(await cookies()).set(localeCookie, locale, languageCookieOptions())
}

/**
 * Lets `use` read a promise that is kept without waiting. React looks for these two fields, which it sets itself once the
 * first who asks has waited a turn; and a component that waits is sent apart and put together again.
 */
function readAtOnce<T>(promise: Promise<T>): Promise<T> {
  promise.then(
    (value) => Object.assign(promise, { status: 'fulfilled', value }),
    () => undefined,
  )
  return promise
}
