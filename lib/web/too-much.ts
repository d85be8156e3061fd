import type { IncomingMessage } from 'node:http'

/** What a form may bring at once, in bytes; `bodySizeLimit` in next.config.mjs. All of it is in memory before an action sees it. */
export const mostAtOnce = 110 * 1024 * 1024

/** Told to a page that is shown in place of a form that brought too much. */
export const tooMuchHeader = 'x-casebell-too-much'

/**
 * A form without scripts that brings more than it may is not read: the page it stands on is asked for instead, which says so
 * in words. Next.js would break off with a bare error. Its bytes go by, so that the browser comes to read the answer.
 */
export function turnAwayTooMuch(request: IncomingMessage): void {
  const { headers } = request
  delete headers[tooMuchHeader]
  const isForm = request.method === 'POST' && /^multipart\/form-data/i.test(headers['content-type'] ?? '') && !('next-action' in headers)
  if (!isForm || request.url?.startsWith('/api/') || !(Number(headers['content-length']) > mostAtOnce)) return
  request.method = 'GET'
  delete headers['content-type']
  delete headers['content-length']
  headers[tooMuchHeader] = 'yes'
}
