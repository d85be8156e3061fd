import { checkHealth } from '@/lib/web/health'

export const dynamic = 'force-dynamic'

/** How Casebell is doing. 503 when nobody can be served. */
export async function GET(): Promise<Response> {
  const health = await checkHealth()
  return Response.json(health, { status: health.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
