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

const command = 'zINSTREAM\0'

/** Speaks INSTREAM (clamd(8)): hears the command, chunks with their length and an empty one, then answers once. */
export function startClamd(answer: (file: Buffer) => string | Promise<string>): Promise<Clamd> {
  return listenLikeClamd((socket) => {
    const heard: Buffer[] = []
    socket.on('data', (data) => {
      heard.push(data)
      if (!Buffer.concat(heard.slice(-2)).subarray(-4).equals(Buffer.alloc(4))) return
      const file = fileIn(Buffer.concat(heard))
      if (file) void Promise.resolve(answer(file)).then((words) => socket.end(words))
    })
  })
}

/** The file in what was heard, once the empty chunk came. */
function fileIn(stream: Buffer): Buffer | null {
  if (stream.toString('latin1', 0, command.length) !== command) throw new Error('not INSTREAM')
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= stream.length; ) {
    const size = stream.readUInt32BE(at)
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(stream.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}
