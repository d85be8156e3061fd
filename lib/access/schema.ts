import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { locales } from '@/lib/core/locale'
import { keepable, plainText } from '@/lib/core/text'

/** The most characters of what is typed at the door, and of the path to go on to. */
export const longest = { email: 254, password: 200, next: 500 }

/** An address as it is kept: trimmed, in lower case. */
export const email = z.string({ error: 'missing' }).overwrite(keepable).trim().toLowerCase().min(1, 'missing').max(longest.email, 'too_long')
/** A password of one's own: long beats complicated (NIST SP 800-63B, 5.1.1). */
const newPassword = z.string({ error: 'missing' }).min(10, 'too_short').max(longest.password, 'too_long')
const next = plainText(longest.next).optional().default('/')

export const signInSchema = z.strictObject({
  email,
  password: z.string({ error: 'missing' }).min(1, 'missing').max(longest.password, 'too_long'),
  /** which office, when the address is known to several */
  tenantId: z.string().refine(isId, 'wrong').optional(),
  next,
})
export const requestResetSchema = z.strictObject({ email })
export const resetPasswordSchema = z.strictObject({ token: z.string().min(20, 'missing').max(200), password: newPassword })
export const changePasswordSchema = z.strictObject({
  current: z.string({ error: 'missing' }).min(1, 'missing').max(longest.password, 'too_long'),
  password: newPassword,
})
export const revokeSessionSchema = z.strictObject({ sessionId: z.string().refine(isId, 'wrong') })

/**
 * A path of our own to go to after signing in, in the characters of an address (RFC 3986) and as a browser resolves it;
 * anything else is the start page.
 */
export function safeNext(next: string): string {
  const nowhere = 'http://nowhere.invalid'
  const goal = /^\/[!-[\]-~]*$/.test(next) && URL.canParse(next, nowhere) ? new URL(next, nowhere) : null
  const isOurs = goal?.origin === nowhere && !/^\/(\/|sign-)/.test(goal.pathname)
  const path = goal && isOurs ? goal.pathname + goal.search + goal.hash : '/'
  return path.length <= longest.next ? path : '/'
}

export const changeLanguageSchema = z.strictObject({ locale: z.enum(locales) })
