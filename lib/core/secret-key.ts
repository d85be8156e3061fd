import { createHmac } from 'node:crypto'
import { env } from './env'

/** A key for one purpose, drawn from the secret of the settings (HMAC-SHA-256, RFC 2104), so that no seal is good for another. */
export function secretKey(purpose: string): Buffer {
  return createHmac('sha256', env.CASEBELL_SECRET).update(purpose).digest()
}
