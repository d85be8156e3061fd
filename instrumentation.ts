import type { Instrumentation } from 'next'

/** Runs once in each web process, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  await import('./lib/core/outside-requests')
  const { letGoOfPages } = await import('./lib/web/let-go-of-pages')
  letGoOfPages()
  const { tellInLog, watchRequests } = await import('./lib/web/watch-requests')
  watchRequests()
  if (process.env.NODE_ENV === 'production') tellInLog()
}

/** An error that no page or route of ours caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { errorInLog, log } = await import('./lib/core/log')
  const requestId = request.headers['x-request-id']
  log.error({ requestId, method: request.method, route: context.routePath, kind: context.routeType, err: errorInLog(error) }, 'a request failed')
}
