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
export const findReader = cache(async (): Promise<Reader> => {
  const [page, head] = await Promise.all([findPage(), headers()])
  const asked = { requestId: head.get('x-request-id') ?? '', wantsDocument: head.get('x-casebell-wants') === 'document' }
  if (page) return { ...asked, locale: page.actor.locale, timeZone: page.actor.timeZone }
  const chosen = (await cookies()).get(localeCookie)?.value
  return { ...asked, locale: chosen ? toLocale(chosen) : preferredLocale(head.get('accept-language')), timeZone: 'UTC' }
})
