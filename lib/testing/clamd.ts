import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A clamd that plays its part. `url` is for CLAMD_URL; closing it drops every connection. */
export type Clamd = { url: string; close: () => Promise<void> }

/** Listens like clamd; `talk` plays what it does with a connection. */
export async function listenLikeClamd(talk: (socket: Socket) => void): Promise<Clamd> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    talk(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Speaks INSTREAM (clamd(8)): hears the command, chunks with their length and an empty one, then answers once. */
export function startClamd(answer: (file: Buffer) => string | Promise<string>): Promise<Clamd> {
  const command = 'zINSTREAM\0'
  return listenLikeClamd((socket) => {
    let stream = Buffer.alloc(0)
    let at = command.length
    const body: Buffer[] = []
    socket.on('data', (data) => {
      stream = Buffer.concat([stream, data])
      while (at + 4 <= stream.length) {
        const size = stream.readUInt32BE(at)
        if (at + 4 + size > stream.length) return
        if (size === 0) {
          const known = stream.toString('latin1', 0, command.length) === command
          void Promise.resolve(known ? answer(Buffer.concat(body)) : 'UNKNOWN COMMAND\0').then((words) => socket.end(words))
          return
        }
        body.push(stream.subarray(at + 4, at + 4 + size))
        at += 4 + size
      }
    })
  })
}
