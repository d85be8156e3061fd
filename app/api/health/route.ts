import { checkHealth } from '@/lib/web/health'

export const dynamic = 'force-dynamic'

/** `?ready` asks whether Casebell can work, not only whether it lives. */
export async function GET(request: Request): Promise<Response> {
  if (!new URL(request.url).searchParams.has('ready')) return Response.json({ live: true })
  const health = await checkHealth()
  return Response.json(health, { status: health.ready ? 200 : 503 })
}
