import { env } from '@/lib/core/env'
import { DomainError, type ErrorCode } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { keepMail } from '@/lib/replies/keep-mail'
import { limits } from '@/lib/replies/rules'
import { demandDigest, readPosted } from '@/lib/replies/webhook-rules'
import { requestIdOf } from './requests'

const status: Partial<Record<ErrorCode, number>> = { forbidden: 403, not_found: 404, invalid: 422 }

/**
 * A mail (RFC 5322, as it came) that a provider took for us and posts: 200 when it is written down, and the same again is
 * 200. A forgery is 403, before its body is read; an address that is not ours 404; one over 25 MB 413. When we cannot keep it
 * now, 503, and the provider comes again.
 */
export async function hearMail(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const { to, from, digest } = readPosted(request.headers, env.REPLY_WEBHOOK_SECRET, new Date())
    if (Number(request.headers.get('content-length') ?? 0) > limits.mail) throw new DomainError('invalid', 'too_large')
    await keepMail({ to, envelopeFrom: from, ip: null, helo: null, bytes: demandDigest(request.body ?? nothing(), digest) })
    return answer(200, 'kept')
  } catch (error) {
    if (error instanceof DomainError) {
      log.warn({ requestId, reason: error.reason }, 'a mail that was posted was refused')
      return answer(error.reason === 'too_large' ? 413 : (status[error.code] ?? 422), error.reason)
    }
    log.error({ requestId, err: errorInLog(error) }, 'a mail that was posted could not be kept')
    return answer(503, 'unavailable')
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const answer = (code: number, message: string) => Response.json({ message }, { status: code, headers: { 'cache-control': 'no-store' } })
