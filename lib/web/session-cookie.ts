import { env } from '@/lib/core/env'

const secure = () => env.CASEBELL_URL.startsWith('https:')

/** The cookie's name; `__Host-` binds it to this host over https. */
export const sessionCookie = () => (secure() ? '__Host-casebell.session' : 'casebell.session')

export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, secure: secure(), path: '/' })
