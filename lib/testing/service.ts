import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }
type Answer = { status: number; body?: string; headers?: Record<string, string> } | 'stall' | 'hang-up'

/**
 * Somebody else's HTTP service on loopback, on a port of its own where none is named: it answers as it is told, says
 * nothing, or hangs up; what it was asked is kept.
 */
export async function startService(answer: () => Answer, at = 0) {
  const asked: Asked[] = []
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
    const told = answer()
    if (told === 'stall') return
    if (told === 'hang-up') return request.socket.destroy()
    response.writeHead(told.status, told.headers)
    response.end(told.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
