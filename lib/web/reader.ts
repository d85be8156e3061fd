import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Locale, preferredLocale, toLocale } from '@/lib/core/locale'
import { findPage } from './require-actor'

export const localeCookie = 'casebell.locale'

type Reader = {
  locale: Locale
  timeZone: string
  requestId: string
  /** a document is asked for, not what an open page shows next */
  wantsDocument: boolean
}

/** The reader's language and zone: their own, or the language chosen before signing in, or the browser's; and what they ask for. Once a request. */
export const findReader = cache((): Promise<Reader> => readAtOnce(readReader()))

async function readReader(): Promise<Reader> {
  const [page, head] = await Promise.all([findPage(), headers()])
  const asked = { requestId: head.get('x-request-id') ?? '', wantsDocument: head.get('x-casebell-wants') === 'document' }
  if (page) return { ...asked, locale: page.actor.locale, timeZone: page.actor.timeZone }
  const chosen = (await cookies()).get(localeCookie)?.value
  return { ...asked, locale: chosen ? toLocale(chosen) : preferredLocale(head.get('accept-language')), timeZone: 'UTC' }
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
