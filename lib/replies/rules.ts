/** What one mail may be: the whole in bytes, its head, its words, its files, its parts and how deep they lie in one another. */
export const limits = { mail: 25 * 1024 * 1024, head: 64 * 1024, words: 1024 * 1024, files: 30, parts: 200, depth: 12 } as const

/** A picture that the words show, and that is smaller than this, is a signature's logo and no paper. */
const smallPicture = 32 * 1024

/** Why a mail is nobody's answer. */
export type Ignored = 'auto_reply' | 'bounce' | 'empty'
/** Why a mail waits for an administrator. */
const putAsideWhys = [
  'wrong_signature',
  'other_sender',
  'forwarded',
  'failed_check',
  'not_proven',
  'not_a_member',
  'case_gone',
  'too_many_files',
  'unreadable',
] as const
export type PutAside = (typeof putAsideWhys)[number]

/** A header's values in small letters, by name. */
export type Heads = { get(name: string): string }

/**
 * Whether a machine wrote the mail: a report of a mail that did not arrive (RFC 3464), or an automatic answer (RFC 3834, 2
 * and 5, and what is common beside it). A list's mail is nobody's answer either.
 */
export function machineIn(heads: Heads, envelopeFrom: string): Ignored | null {
  const type = heads.get('content-type')
  const from = heads.get('from')
  if (/multipart\/report/.test(type) && /report-type="?(delivery-status|disposition-notification|feedback-report)/.test(type)) return 'bounce'
  if (/\b(mailer-daemon|postmaster)@/.test(from)) return 'bounce'
  const submitted = heads
    .get('auto-submitted')
    .replace(/[;(].*$/s, '')
    .trim()
  if (submitted && submitted !== 'no') return 'auto_reply'
  if (/^\s*(bulk|junk|list|auto_reply)\b/.test(heads.get('precedence'))) return 'auto_reply'
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'list-id', 'list-unsubscribe', 'feedback-id']
  if (marks.some((name) => heads.get(name) && heads.get(name).trim() !== 'no')) return 'auto_reply'
  return envelopeFrom === '' ? 'auto_reply' : null
}

/** Whether a subject says that somebody else's mail is passed on, in the languages of our readers. */
export function isForwarded(subject: string): boolean {
  return /^\s*((re|rv|r)\s*:\s*)*(fwd?|rv|reenv[ií](o|ado)?)\s*:/i.test(subject)
}

/** Whether a mail is from the person and nobody else: one address, theirs but for capitals. An addition (`+x`) is another address. */
export function isFrom(addresses: string[], email: string): boolean {
  return addresses.length === 1 && addresses[0]?.toLowerCase() === email.toLowerCase()
}

export type MailFile = { place: number; fileName: string; mediaType: string; size: number; inline: boolean }

/** Whether an attachment is a paper, and not a logo in the words or a signature of the mail. */
export function isPaper({ mediaType, size, inline }: MailFile): boolean {
  if (/^application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature)$/.test(mediaType)) return false
  return !(inline && mediaType.startsWith('image/') && size < smallPicture)
}
