import { DomainError } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { keepMessage } from '@/lib/notifications/ses/keep-message'
import { requestIdOf } from './requests'

const largest = 256 * 1024

/**
 * What Amazon SNS posts. Signed and kept: 200; the same again: 200. A forgery is 403, what is no message 400, a body over
 * 256 KB 413: SNS gives those up. When we cannot judge it now, 503, and SNS comes again.
 */
export async function hearSns(request: Request, keep: (text: string) => Promise<void> = keepMessage): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const text = await bodyOf(request)
    if (text === null) return answer(413, 'too_large')
    await keep(text)
    return answer(200, 'kept')
  } catch (error) {
    if (error instanceof DomainError) {
      log.warn({ requestId, reason: error.reason }, 'a message said to be of SNS was refused')
      return answer(error.code === 'invalid' ? 400 : 403, error.reason)
    }
    log.error({ requestId, err: errorInLog(error) }, 'a message of SNS could not be kept')
    return answer(503, 'unavailable')
  }
}

/** The body as text; null as soon as it gets too long, whatever length was announced. */
async function bodyOf(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > largest) return null
    pieces.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

const answer = (status: number, message: string) => Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })
