import { DomainError } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { keepMessage } from '@/lib/notifications/ses/keep-message'
import { readBody } from './read-body'
import { requestIdOf } from './requests'

const largest = 256 * 1024

/**
 * What Amazon SNS posts. Signed and kept: 200; the same again: 200. A forgery is 403, what is no message 400, a body over
 * 256 KB 413: SNS gives those up. When we cannot judge it now, 503, and SNS comes again.
 */
export async function hearSns(request: Request, keep: (text: string) => Promise<void> = keepMessage): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const body = await readBody(request, largest)
    if (!body) return answer(413, 'too_large')
    await keep(new TextDecoder().decode(body))
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

const answer = (status: number, message: string) => Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } })
