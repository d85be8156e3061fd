import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { framesOf, writeFrame } from './frames'

async function framesIn(chunks: Buffer[]): Promise<string[]> {
  const found: string[] = []
  for await (const frame of framesOf(Readable.from(chunks))) found.push(frame.toString())
  return found
}

const words = ['one', '', 'three '.repeat(1000), '', 'four']
function written(): Buffer {
  const stream = new PassThrough({ highWaterMark: 1_000_000 })
  for (const word of words) writeFrame(stream, Buffer.from(word))
  return stream.read() as Buffer
}

test('H-22 frames come out as they went in, however the stream is cut', async () => {
  const all = written()
  for (const size of [1, 2, 3, 5, 7, 64, 1000, all.length]) {
    const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.subarray(n * size, (n + 1) * size))
    expect(await framesIn(chunks)).toEqual(words)
  }
})

test('H-22 a frame that is cut off is not among them', async () => {
  expect(await framesIn([written().subarray(0, -1)])).toEqual(words.slice(0, -1))
})
