import { showMetrics } from '@/lib/web/show-metrics'

export const dynamic = 'force-dynamic'

/** What Prometheus scrapes. */
export const GET = (request: Request) => showMetrics(request)
