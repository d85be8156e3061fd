import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Locale, preferredLocale, toLocale } from '@/lib/core/locale'
import { findPage } from './require-actor'

export const localeCookie = 'casebell.locale'

/** The reader's language and zone: their own, or the language chosen before signing in, or the browser's. Once a request. */
export const findReader = cache(async (): Promise<{ locale: Locale; timeZone: string }> => {
  const page = await findPage()
  if (page) return { locale: page.actor.locale, timeZone: page.actor.timeZone }
  const chosen = (await cookies()).get(localeCookie)?.value
  return { locale: chosen ? toLocale(chosen) : preferredLocale((await headers()).get('accept-language')), timeZone: 'UTC' }
})
