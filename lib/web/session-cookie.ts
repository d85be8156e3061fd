import { env } from '@/lib/core/env'

const secure = () => env.CASEBELL_URL.startsWith('https:')

/** The cookie's name; `__Host-` binds it to this host over https. */
export const sessionCookie = () => (secure() ? '__Host-casebell.session' : 'casebell.session')

export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, secure: secure(), path: '/' })

/** A language chosen at the door is kept for a year. */
export const languageCookieOptions = () => ({ ...sessionCookieOptions(), maxAge: 365 * 86_400 })

/** The header that takes the cookie from the browser; a `__Host-` cookie goes only as it came, `Secure` (RFC 6265bis, 4.1.3). */
export const withoutSession = () => `${sessionCookie()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure() ? '; Secure' : ''}`
