import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { findSession } from '@/lib/access/find-session'
import { signInSchema } from '@/lib/access/schema'
import { readSessionToken, signSessionToken } from '@/lib/access/session-token'
import { signOut } from '@/lib/access/sessions'
import { type SignedIn, signIn } from '@/lib/access/sign-in'
import { env } from '@/lib/core/env'
import { DomainError } from '@/lib/core/errors'
import { actorOf } from './require-actor'
import { sessionCookie, sessionCookieOptions } from './session-cookie'
import { whereFrom } from './start-session'

/**
 * next-auth over our own sessions: its cookie is ours, its token names a session's row, and its credentials provider is
 * the same operation as the sign-in form. A refusal is null, so that nothing of it reaches an address bar.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env.CASEBELL_SECRET,
  session: { strategy: 'jwt', maxAge: env.SESSION_MAX_HOURS * 3600 },
  // its own pages are not ours: no policy, other words
  pages: { signIn: '/sign-in', signOut: '/', error: '/sign-in', verifyRequest: '/sign-in', newUser: '/' },
  cookies: { sessionToken: { name: sessionCookie(), options: sessionCookieOptions() } },
  jwt: {
    encode: async ({ token }) => {
      if (typeof token?.sid !== 'string' || typeof token.ten !== 'string') return ''
      return signSessionToken({ sessionId: token.sid, tenantId: token.ten }, new Date(Date.now() + env.SESSION_MAX_HOURS * 3_600_000))
    },
    decode: async ({ token }) => {
      const read = await readSessionToken(token)
      const row = read && (await findSession(read))
      return read && row ? { sid: read.sessionId, ten: read.tenantId, name: row.name, email: row.email } : null
    },
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, tenantId: {} },
      authorize: async (sent) => {
        const form = signInSchema.safeParse({ email: sent?.email, password: sent?.password, tenantId: sent?.tenantId || undefined })
        if (!form.success) return null
        try {
          const result = await signIn(form.data, await whereFrom())
          return 'offices' in result ? null : { id: result.sessionId, signedIn: result }
        } catch (error) {
          if (error instanceof DomainError) return null
          throw error
        }
      },
    }),
  ],
  events: {
    // next-auth only forgets its cookie; whoever has a copy would stay in
    signOut: async ({ token }) => {
      if (typeof token?.sid !== 'string' || typeof token.ten !== 'string') return
      const session = { sessionId: token.sid, tenantId: token.ten }
      const row = await findSession(session)
      if (row) await signOut(actorOf(row, session, await whereFrom()))
    },
  },
  callbacks: {
    jwt: async ({ token, user }) => {
      const signedIn = (user as { signedIn?: SignedIn } | undefined)?.signedIn
      const read = signedIn && (await readSessionToken(signedIn.token))
      return read ? { ...token, sid: read.sessionId, ten: read.tenantId } : token
    },
    session: ({ session, token }) => ({ ...session, user: { name: token.name, email: token.email } }),
  },
})
