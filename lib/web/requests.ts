import type { ServerResponse } from 'node:http'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'

/** A request that is being answered: who asks, once that is known, whether it came straight from this machine, and what stands still in its document. */
export type RequestInFlight = {
  response: Pick<ServerResponse, 'headersSent' | 'statusCode'>
  fromHere: boolean
  still: string[]
  tenantId?: string
  userId?: string
}

const shared = globalThis as typeof globalThis & { casebellRequests?: Map<string, RequestInFlight> }
shared.casebellRequests ??= new Map()
/** The requests this process is answering, by their ids. */
export const requestsInFlight = shared.casebellRequests

const safe = /^[A-Za-z0-9_-]{8,64}$/

/** The id of a request: the one its header brings, where it has a safe form (a proxy's, or ours), or a new one. */
export function requestIdOf(head: Pick<Headers, 'get'>): string {
  const brought = head.get('x-request-id')
  return brought && safe.test(brought) ? brought : newId()
}

/** Notes who asks, for the line of the request. */
export function noteActor({ requestId, tenantId, userId }: Actor): void {
  const request = requestsInFlight.get(requestId)
  if (request) Object.assign(request, { tenantId, userId })
}

/** Has a page, which has no other way to say so, answer that what it was asked for is not there. */
export function answerNotFound(requestId: string): void {
  const response = requestsInFlight.get(requestId)?.response
  if (response && !response.headersSent) response.statusCode = 404
}

/** Keeps a text of the document a request is answered with, for `findStill`. Gives its place, or null for a request whose end nobody watches. */
export function keepStill(requestId: string, text: string): string | null {
  const texts = requestsInFlight.get(requestId)?.still
  return texts ? `${requestId}.${texts.push(text) - 1}` : null
}

/** Whether a request came straight from this machine, through no proxy. Only who watches the requests can say so. */
export function isFromHere(head: Pick<Headers, 'get'>): boolean {
  return requestsInFlight.get(head.get('x-request-id') ?? '')?.fromHere === true
}
