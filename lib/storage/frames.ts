import type { Readable, Writable } from 'node:stream'

/** The frames of a stream, each written by `writeFrame`; one that is cut off is not among them. */
export async function* framesOf(stream: Readable): AsyncGenerator<Buffer, undefined> {
  let parts: Buffer[] = []
  let length = 0
  let wanted: number | null = null
  const take = (bytes: number) => {
    const all = Buffer.concat(parts)
    parts = [all.subarray(bytes)]
    length -= bytes
    return all.subarray(0, bytes)
  }
  for await (const chunk of stream) {
    parts.push(chunk)
    length += chunk.length
    while (length >= (wanted ?? 4)) {
      if (wanted === null) {
        wanted = take(4).readUInt32BE(0)
      } else {
        yield take(wanted)
        wanted = null
      }
    }
  }
}

/** One frame: the length of its bytes in four, then the bytes. */
export function writeFrame(stream: Writable, bytes: Uint8Array): void {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes.length)
  stream.write(head)
  stream.write(bytes)
}
