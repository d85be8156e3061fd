import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/core/env'
import { errorInLog, log } from '@/lib/core/log'
import { giveHeaders } from './answer-headers'
import { requestSeconds } from './metrics'
import { readablePath } from './readable-path'
import { type RequestInFlight, requestIdOf, requestsInFlight } from './requests'
import { routePatterns } from './route-patterns'
import { turnAwayTooMuch } from './too-much'

const shared = globalThis as typeof globalThis & { casebellWatches?: boolean }

/** What machines ask for over and over; their lines are for whoever wants to see everything. */
const quiet = new Set(['/_next/static', '/api/health', '/api/health/live', '/api/health/ready', '/api/metrics'])

/**
 * Watches every request this process answers, from its first byte to its last: gives it its id (sent back as
 * `x-request-id`) and a page its policy, counts it, and writes its one line: id, method, route, status, milliseconds, tenant
 * and user. Costs a few microseconds a request. Once a process.
 */
export function watchRequests(): void {
  if (shared.casebellWatches) return
  shared.casebellWatches = true
  const patternOf = routePatterns()
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    request.url = readablePath(request.url ?? '/')
    turnAwayTooMuch(request)
    giveHeaders(request, response)
    watch(request, response, patternOf)
  })
}

/** Takes the words of Next.js itself into the log, which prints an error with whatever hangs on it. */
export function tellInLog(): void {
  const said =
    (level: 'error' | 'warn') =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error)
      log[level](error ? { err: errorInLog(error) } : {}, error ? 'Next.js told an error' : 'Next.js told something')
    }
  console.error = said('error')
  console.warn = said('warn')
}

function watch(request: IncomingMessage, response: ServerResponse, patternOf: (path: string) => string): void {
  const started = performance.now()
  const { headers } = request
  const one = (name: string) => (typeof headers[name] === 'string' ? (headers[name] as string) : null)
  let id = requestIdOf({ get: one })
  if (requestsInFlight.has(id)) id = requestIdOf({ get: () => null })
  const inFlight: RequestInFlight = { response, still: [], fromHere: isLoopback(request.socket.remoteAddress) && !one('x-forwarded-for') && !one('forwarded') }
  headers['x-forwarded-for'] = addressOf(request)
  requestsInFlight.set(id, inFlight)
  headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  const end = () => {
    if (!requestsInFlight.delete(id)) return
    request.socket.off('close', end)
    const path = request.url ?? '/'
    const cut = path.indexOf('?')
    const route = patternOf(cut < 0 ? path : path.slice(0, cut))
    const method = request.method ?? ''
    const status = response.statusCode
    const seconds = (performance.now() - started) / 1000
    requestSeconds.observe({ method, route, status }, seconds)
    const { tenantId, userId } = inFlight
    const line = {
      requestId: id,
      method,
      route,
      status,
      ms: Math.round(seconds * 10_000) / 10,
      ...(response.writableFinished ? {} : { brokenOff: true }),
      ...(tenantId ? { tenantId, userId } : {}),
    }
    if (quiet.has(route)) log.debug(line, 'request')
    else if (status >= 500) log.warn(line, 'request')
    else log.info(line, 'request')
  }
  response.once('close', end)
  // an answer that waits for others on its connection (pipelining) is told nothing when that breaks, and would be kept for ever
  request.socket.setMaxListeners(0).once('close', end)
}

/** Where a request comes from: what the outermost of our own proxies saw, or the other end of its connection. What the caller wrote before is not believed. */
function addressOf({ headers, socket }: IncomingMessage): string {
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
  const seen = (env.CASEBELL_PROXIES > 0 && told.at(-env.CASEBELL_PROXIES)) || (socket.remoteAddress ?? '')
  return seen.replace(/^::ffff:/, '')
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '')
}
