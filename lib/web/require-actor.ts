import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { findSession, type SessionRow } from '@/lib/access/find-session'
import { readSessionToken, type SessionToken } from '@/lib/access/session-token'
import type { Actor } from '@/lib/core/actor'
import { toLocale } from '@/lib/core/locale'
import { noteActor, requestIdOf } from './requests'
import { sessionCookie } from './session-cookie'

export type Page = {
  actor: Actor
  email: string
  tenant: { name: string; phone: string | null; hours: SessionRow['tenantHours']; timeZone: string }
  unread: number
  latestId: string | null
}

/** Who is signed in and what every page shows of them; null when nobody is. Read once a request, in one round trip. */
export const findPage = cache(async (): Promise<Page | null> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const token = await readSessionToken(jar.get(sessionCookie())?.value)
  const row = token && (await findSession(token))
  if (!token || !row) return null
  return {
    actor: actorOf(row, token, { ip: clientIp(head), requestId: requestIdOf(head) }),
    email: row.email,
    tenant: { name: row.tenantName, phone: row.tenantPhone, hours: row.tenantHours, timeZone: row.tenantZone },
    unread: row.unread,
    latestId: row.latestId,
  }
})

/** The signed-in page, or off to the sign-in that comes back here. */
export async function requirePage(): Promise<Page> {
  const page = await findPage()
  if (page) return page
  redirect(await signInAddress())
}

/** The sign-in that comes back to the page of this request; `unsent` says there that what was sent did not arrive. */
export async function signInAddress(was?: 'unsent'): Promise<string> {
  const path = (await headers()).get('x-casebell-path') ?? '/'
  return `/sign-in?next=${encodeURIComponent(path)}${was ? `&was=${was}` : ''}`
}

export async function requireActor(): Promise<Actor> {
  return (await requirePage()).actor
}

/** Who a session's row is of, for this request; noted for the request's line in the log. */
export function actorOf(row: SessionRow, token: SessionToken, from: { ip: string | null; requestId: string }): Actor {
  const actor: Actor = {
    tenantId: token.tenantId,
    userId: row.userId,
    role: row.role,
    name: row.name,
    locale: toLocale(row.locale),
    timeZone: row.timeZone,
    departmentId: row.departmentId,
    at: new Date(),
    ip: from.ip,
    requestId: from.requestId,
    sessionId: token.sessionId,
  }
  noteActor(actor)
  return actor
}

/** The address a request came from, as who watches the requests wrote it down. */
export function clientIp(head: Headers): string | null {
  return head.get('x-forwarded-for') || null
}
