import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What every answer says of itself. */
const always = Object.entries({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
})
/** Shown in a sandboxed frame of a page of ours. */
const inFrames = /^\/(dev\/mailbox\/messages|api\/mail-preview)\//
/** Answers that are no page, or bring a policy of their own. */
const notPages = /^\/(api\/|_next\/|l\/|dev\/mailbox\/messages|favicon)/

/**
 * Says of every answer that its kind is not to be guessed, and that it is not for frames, search engines or other sites to
 * hear of; and gives a page its content security policy with a nonce of its own: to the browser, and to Next.js, which
 * reads the nonce from the request's header and puts it on its scripts. Tells the page its path, and whether a document
 * is wanted of it. It guards nothing: every page, route and action checks for itself. Done here and not in a `proxy.ts`, which Next.js
 * runs through its router once more for each page, keeping the whole body of what is sent; nor by `headers` of its
 * configuration, which it matches with every path.
 */
export function giveHeaders(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/'
  for (const [name, value] of always) response.setHeader(name, value)
  response.setHeader('x-frame-options', inFrames.test(path) ? 'SAMEORIGIN' : 'DENY')
  // Next.js sends a head ahead of its body, which is made already: one write and one packet more for nothing
  response.flushHeaders = () => {}
  if (notPages.test(path)) return
  sendWhole(response)
  const policy = policyWith(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = policy
  request.headers['x-casebell-path'] = pathOfPage(path)
  // what an open page asks for, and what its actions answer, is no document
  request.headers['x-casebell-wants'] = 'rsc' in request.headers || 'next-action' in request.headers ? 'data' : 'document'
  response.setHeader('content-security-policy', policy)
}

/** A page's address as its reader knows it: what an open page asks for carries a mark of Next.js's own. */
function pathOfPage(path: string): string {
  if (!path.includes('_rsc=')) return path
  const [page = '', query] = path.split('?', 2)
  const asked = new URLSearchParams(query)
  asked.delete('_rsc')
  return asked.size > 0 ? `${page}?${asked}` : page
}

/**
 * Keeps what is written until the end and sends it in one. No part of a page of ours comes later than the rest, and Next.js
 * writes its few last bytes apart. Nobody is asked to wait for the socket to take what is kept, which it does at the end.
 */
function sendWhole(response: ServerResponse): void {
  const write = response.write.bind(response) as (...given: unknown[]) => boolean
  let isKept = false
  response.write = ((...given: unknown[]) => {
    // not before: "100 Continue" is no part of it
    if (!isKept) response.cork()
    isKept = true
    write(...given)
    return true
  }) as typeof response.write
}

function policyWith(nonce: string): string {
  const dev = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
