const errorCodes = ['unauthenticated', 'forbidden', 'not_found', 'invalid', 'conflict', 'gone', 'rate_limited'] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Field path to a stable word, e.g. { reason: 'too_short' }; the sentence is made where it is shown. */
export type FieldErrors = Record<string, string>

/**
 * Something the domain refuses. `reason` is a stable word for programs; `details` are values a sentence needs
 * (who was first, what is allowed). Thrown inside a transaction, so that it rolls back; answered at the edge.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly reason: string = code,
    readonly fields: FieldErrors = {},
    readonly details: Record<string, string | number | string[]> = {},
  ) {
    super(`${code}: ${reason}`)
    this.name = 'DomainError'
  }
}

/** For `catch`, where what is not there is shown as such: null for it, and any other error goes on. */
export function nullIfNotFound(error: unknown): null {
  if (error instanceof DomainError && error.code === 'not_found') return null
  throw error
}

/** HTTP status of each refusal. */
export const httpStatus: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
}
