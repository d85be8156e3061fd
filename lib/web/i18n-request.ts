import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '@/lib/core/i18n'
import { preferredLocale, toLocale } from '@/lib/core/locale'
import { findPage } from './require-actor'

export const localeCookie = 'casebell.locale'

/** The reader's language: their own, or the one chosen before signing in, or the browser's. */
export default getRequestConfig(async () => {
  const page = await findPage()
  const chosen = (await cookies()).get(localeCookie)?.value
  const locale = page ? page.actor.locale : chosen ? toLocale(chosen) : preferredLocale((await headers()).get('accept-language'))
  return { locale, messages: messagesOf(locale), timeZone: page?.actor.timeZone ?? 'UTC' }
})
