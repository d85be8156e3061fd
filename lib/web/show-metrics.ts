import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/core/env'
import { writeMetrics } from './metrics'
import { isFromHere } from './requests'

/**
 * Shows the metrics to whoever brings METRICS_TOKEN (RFC 6750), or, where none is set, to whoever asks from this very
 * machine and through no proxy. Anybody else is told that there is nothing.
 */
export async function showMetrics(request: Request): Promise<Response> {
  if (!mayRead(request.headers)) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const { text, type } = await writeMetrics()
  return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } })
}

function mayRead(head: Headers): boolean {
  const wanted = env.METRICS_TOKEN
  if (!wanted) return isFromHere(head)
  const brought = /^Bearer (.+)$/i.exec(head.get('authorization') ?? '')?.[1]
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return brought !== undefined && timingSafeEqual(hash(brought), hash(wanted))
}
