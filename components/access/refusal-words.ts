import { longest } from '@/lib/access/schema'
import type { RefusalWords } from './refusals'

type Say = (key: string, values?: Record<string, number>) => string

/** The sentences with which the forms of the door are refused, for scripts that put in nothing but the seconds to wait. */
export function refusalWords(t: Say): RefusalWords {
  const tooLong = t('password_too_long', { most: longest.password })
  return {
    wrong_address_or_password: t('wrong_address_or_password'),
    missing: t('missing'),
    too_short: t('too_short'),
    email_too_long: t('email_too_long', { most: longest.email }),
    password_too_long: tooLong,
    current_too_long: tooLong,
    token: t('linkGone'),
    link: t('linkGone'),
    origin: t('origin'),
    failed: t('failed'),
    waitOne: t('too_many_tries', { seconds: 1 }),
    waitMore: t('too_many_tries', { seconds: 2 }).replace('2', '{seconds}'),
  }
}
