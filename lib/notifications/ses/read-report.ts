import { isId } from '@/lib/core/ids'
import { jsonObject } from '@/lib/core/json'
import { keepable } from '@/lib/core/text'
import { bounceTypes, type Report } from './rules'

const kinds = { Delivery: 'delivery', Open: 'open', Click: 'click', Bounce: 'bounce', Complaint: 'complaint' } as const

/**
 * Reads what SES reports, in either of its forms: a feedback notification (`notificationType`) or a published event
 * (`eventType`; Amazon SES, "Contents of event data"). Null for what is of no concern: a send, a delay, a test, or
 * somebody taking a complaint back. What says no time happened at `otherwise`.
 */
export function readReport(text: string, otherwise: Date): Report | null {
  const event = jsonObject(text)
  const kind = kinds[String(event?.eventType ?? event?.notificationType) as keyof typeof kinds]
  const mail = inside(event, 'mail')
  const sesId = textOf(mail?.messageId)
  if (!kind || !mail || !sesId) return null
  const about = inside(event, kind)
  if (kind === 'complaint' && about?.complaintFeedbackType === 'not-spam') return null
  const at = new Date(textOf(about?.timestamp) ?? '')
  const bounceType = bounceTypes.find((type) => type === String(about?.bounceType).toLowerCase()) ?? 'undetermined'
  return {
    kind,
    at: Number.isNaN(at.getTime()) ? otherwise : at,
    bounceType: kind === 'bounce' ? bounceType : null,
    detail: detailOf(kind, about),
    sesId,
    deliveryId: ourId(mail),
  }
}

/** Our id: SES keeps the headers a letter came with, the Message-ID among them, and its tags. */
function ourId(mail: Record<string, unknown>): string | null {
  const headers = Array.isArray(mail.headers) ? mail.headers : []
  const original = headers.find((header) => String(header?.name).toLowerCase() === 'message-id')?.value
  const tags = inside(mail, 'tags')?.delivery
  const candidates = [original, inside(mail, 'commonHeaders')?.messageId, Array.isArray(tags) ? tags[0] : null]
  for (const candidate of candidates) {
    const id = textOf(candidate)?.replace(/^<?([^@>]*).*$/s, '$1')
    if (id && isId(id)) return id
  }
  return null
}

function detailOf(kind: Report['kind'], about: Record<string, unknown> | null): string | null {
  const recipients = Array.isArray(about?.bouncedRecipients) ? about.bouncedRecipients : []
  const words = {
    bounce: [about?.bounceSubType, recipients[0]?.diagnosticCode],
    complaint: [about?.complaintFeedbackType],
    delivery: [about?.smtpResponse],
    open: [],
    click: [about?.link],
  }[kind]
  const said = words.map(textOf).filter(Boolean).join(': ')
  return said ? said.slice(0, 500) : null
}

function inside(value: Record<string, unknown> | null, name: string): Record<string, unknown> | null {
  const found = value?.[name]
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? keepable(value) : null
}
