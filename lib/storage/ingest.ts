import { DomainError } from '@/lib/core/errors'
import { readIngestUrl, sign } from './ingest-url'
import { appendBytes, findPartial } from './partial-store'

/** Hands a whole file over to the upload route, in UploadThing's callback form. */
export type Deliver = (payload: string, signature: string) => Promise<unknown>

/**
 * Our own ingest, in UploadThing's protocol: HEAD tells how much came (`x-ut-range-start`), PUT takes the rest from
 * there, hands the whole file over and answers with what its receiver said. What came before a connection broke is
 * kept. Sending to a finished file again answers the same; one that somebody else began is `not_found`.
 */
export async function answerIngest(request: Request, now: Date, isSenders: (metadata: unknown) => boolean, deliver: Deliver): Promise<Response> {
  const target = readIngestUrl(request.url, now)
  const before = await findPartial(target.uploadId)
  if (!before || before.size !== target.size || !isSenders(before.delivery)) throw new DomainError('not_found', 'upload')
  if (request.method === 'HEAD') return new Response(null, { headers: { 'x-ut-range-start': String(before.received), 'cache-control': 'no-store' } })

  if (before.answer === undefined) {
    const from = rangeStart(request.headers.get('range'))
    if (from > before.received) throw new DomainError('conflict', 'range', {}, { received: before.received })
    if (before.received < target.size) await appendBytes(target.uploadId, from, fileBytes(request, target.size - from))
    const after = await findPartial(target.uploadId)
    if (!after || after.received < target.size) throw new DomainError('invalid', 'incomplete')
    // another connection may have brought the rest, and the answer, meanwhile
    if (after.answer === undefined) {
      const asked = handingOver.get(target.uploadId) ?? handOver(request, target, before.delivery, deliver)
      handingOver.set(target.uploadId, asked)
      await asked.finally(() => handingOver.delete(target.uploadId))
    }
  }
  const whole = await findPartial(target.uploadId)
  if (whole?.answer === undefined) throw new Error('the upload route did not answer')
  return Response.json({ url: '', appUrl: '', ufsUrl: '', fileHash: '', serverData: whole.answer })
}

/** the files a receiver is looking into, so that whoever brings the last bytes of one again waits for the same answer */
const handingOver = new Map<string, Promise<void>>()

async function handOver(request: Request, target: ReturnType<typeof readIngestUrl>, metadata: unknown, deliver: Deliver): Promise<void> {
  const { origin } = new URL(request.url)
  const payload = JSON.stringify({
    status: 'uploaded',
    origin: `${origin}/api/ingest`,
    metadata,
    file: {
      name: target.name,
      size: target.size,
      type: target.type,
      customId: target.uploadId,
      key: target.uploadId,
      url: '',
      appUrl: '',
      ufsUrl: '',
      fileHash: '',
    },
  })
  await deliver(payload, sign(payload))
}

function rangeStart(header: string | null): number {
  const start = /^bytes=(\d{1,12})-$/.exec(header ?? 'bytes=0-')?.[1]
  if (start === undefined) throw new DomainError('invalid', 'range')
  return Number(start)
}

const partHeadLimit = 16 * 1024

/**
 * The bytes of the one part `file` of a multipart body (RFC 7578), or of a bare body, as they come. The length is known,
 * so the body is never searched; a longer one is refused before it is kept.
 */
async function* fileBytes(request: Request, length: number): AsyncIterable<Uint8Array> {
  if (!request.body) return
  const multipart = request.headers.get('content-type')?.startsWith('multipart/form-data')
  let head: Buffer | null = multipart ? Buffer.alloc(0) : null
  let left = length
  for await (const piece of request.body) {
    let chunk: Uint8Array = piece
    if (head) {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0 && head.length > partHeadLimit) throw new DomainError('invalid', 'not_multipart')
      if (end < 0) continue
      if (!/name="file"/.test(head.subarray(0, end).toString('latin1'))) throw new DomainError('invalid', 'not_multipart')
      chunk = head.subarray(end + 4)
      head = null
    }
    const wanted = chunk.subarray(0, left)
    const rest = chunk.subarray(wanted.length)
    if (rest.length > 0 && left - wanted.length === 0 && (!multipart || (left > 0 && rest[0] !== 13))) throw new DomainError('invalid', 'too_long')
    left -= wanted.length
    if (wanted.length > 0) yield wanted
  }
}
