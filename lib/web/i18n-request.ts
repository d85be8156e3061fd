import { getRequestConfig } from 'next-intl/server'
import { messagesOf } from '@/lib/core/i18n'
import { findReader } from './reader'

/** What next-intl asks of us for a request: the reader's language, words and zone. */
export default getRequestConfig(async () => {
  const { locale, timeZone } = await findReader()
  return { locale, timeZone, messages: messagesOf(locale) }
})
