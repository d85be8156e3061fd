import { connect } from 'node:net'
import { env } from '@/lib/core/env'

export type Scan = 'clean' | 'infected' | 'unavailable'

const chunkSize = 64 * 1024
const longestAnswer = 4096
const usualPatience = 30_000

/**
 * Asks clamd whether a file is infected (INSTREAM, clamd(8)). Without CLAMD_URL every file is clean; with one that does
 * not answer within `patience` milliseconds, or not in its protocol, the scan is `unavailable` and the file must not be taken.
 */
export function scanFile(bytes: Uint8Array, { patience = usualPatience } = {}): Promise<Scan> {
  const url = env.CLAMD_URL
  if (!url) return Promise.resolve('clean')
  const { protocol, hostname, port, pathname } = new URL(url)
  return new Promise((resolve) => {
    const socket = protocol === 'unix:' ? connect(pathname) : connect(Number(port || 3310), hostname)
    let answer = ''
    // of the whole conversation: a server that answers a letter a minute is silent too
    const late = setTimeout(() => socket.destroy(), patience)
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const chunk = bytes.subarray(at, at + chunkSize)
        const size = Buffer.alloc(4)
        size.writeUInt32BE(chunk.length)
        socket.write(size)
        socket.write(chunk)
      }
      socket.write(Buffer.alloc(4))
    })
    socket.on('data', (data) => {
      answer += data.toString()
      if (answer.length > longestAnswer) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(late)
      resolve(/^(in)?stream[^:]*: .+ FOUND\0?$/.test(answer.trim()) ? 'infected' : /^(in)?stream[^:]*: OK\0?$/.test(answer.trim()) ? 'clean' : 'unavailable')
    })
  })
}
