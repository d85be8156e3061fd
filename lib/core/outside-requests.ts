import { AsyncLocalStorage } from 'node:async_hooks'

const shared = globalThis as typeof globalThis & { casebellOutside?: <T>(work: () => T) => T }
// the web server loads this as it starts, when nobody has asked for anything yet
shared.casebellOutside ??= AsyncLocalStorage.snapshot()

/**
 * Does what outlives the request that happens to need it first, such as opening a connection, as if nobody had asked. Node.js
 * keeps with everything that waits what its beginner had around it; a connection opened amid a request would keep that
 * request for good.
 */
export function outsideRequests<T>(work: () => T): T {
  return shared.casebellOutside ? shared.casebellOutside(work) : work()
}
