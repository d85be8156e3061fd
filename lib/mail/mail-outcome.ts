/** What the mail server said, as data: only `temporary` is worth another try. */
export type MailOutcome =
  | { kind: 'accepted'; messageId: string; response: string }
  | { kind: 'refused'; code: string; error: string }
  | { kind: 'temporary'; code: string; error: string }

type SmtpFailure = { responseCode?: number; code?: string; command?: string; message?: string }

const ABOUT_THE_LETTER = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])
const ABOUT_OUR_SIGN_IN = new Set([530, 534, 535, 538])

/**
 * Reads an SMTP failure (RFC 5321 4.2.1): 5yz about the letter or its address is refused for good; 4yz and every
 * trouble on the way (down, slow, broken off, TLS, a wrong password of ours) is temporary, because nothing says that
 * the letter is wrong.
 */
export function readFailure(failure: unknown): MailOutcome {
  const { responseCode, code, command, message } = asFailure(failure)
  const error = shorten(message ?? 'unknown')
  const aboutTheLetter = ABOUT_THE_LETTER.has(command ?? '') && !ABOUT_OUR_SIGN_IN.has(responseCode ?? 0)
  if (responseCode && responseCode >= 500 && aboutTheLetter) return { kind: 'refused', code: String(responseCode), error }
  return { kind: 'temporary', code: String(responseCode ?? code ?? 'unknown'), error }
}

function asFailure(failure: unknown): SmtpFailure {
  return typeof failure === 'object' && failure !== null ? failure : { message: String(failure) }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 500 ? `${line.slice(0, 499)}…` : line
}
