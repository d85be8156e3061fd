import type { Readable, Writable } from 'node:stream'

/** The frames of a stream, each written by `writeFrame`; one that is cut off is not among them. */
export async function* framesOf(stream: Readable): AsyncGenerator<Buffer, undefined> {
  let filling = Buffer.alloc(4)
  let filled = 0
  let isHead = true
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.copy(filling, filled, at)
      at += taken
      filled += taken
      while (filled === filling.length) {
        const whole = filling
        filling = isHead ? Buffer.alloc(whole.readUInt32BE(0)) : Buffer.alloc(4)
        filled = 0
        isHead = !isHead
        if (isHead) yield whole
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
