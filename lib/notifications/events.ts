import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

const about = { notificationId: z.string(), type: z.string(), recipientId: z.string() }
/** The version of the office's own words it was written in; with a fault, they could not be used and the built-in words went out. */
const template = z.object({ version: z.number().int(), fault: z.string().optional() }).optional()
const letter = { ...about, address: z.string(), subject: z.string(), method: z.enum(['immediate', 'daily_digest', 'weekly_digest']), template }
const quiet = { published: false }

/** The rules a record of a message serves (N-06). */
export const complianceTags = ['HIPAA 164.312(b)', 'SOC 2 CC7.2']

export const notificationCreated = defineEvent('notification_created', z.object(about), quiet)
export const emailSent = defineEvent(
  'email_sent',
  z.object({ ...letter, deliveryId: z.string(), messageId: z.string(), attempt: z.number().int(), compliance: z.array(z.string()) }),
  quiet,
)
/** `retryAt` is empty when nothing more will be tried. */
export const emailFailed = defineEvent(
  'email_failed',
  z.object({
    ...letter,
    deliveryId: z.string(),
    error: z.string(),
    attempt: z.number().int(),
    retryAt: z.string().nullable(),
    compliance: z.array(z.string()),
  }),
  quiet,
)
const message = { ...letter, channel: z.enum(['sms', 'slack', 'web_push']), deliveryId: z.string(), attempt: z.number().int(), compliance: z.array(z.string()) }
/** A text message, Slack or push message went out; `messageId` is the service's. */
export const messageSent = defineEvent('message_sent', z.object({ ...message, messageId: z.string() }), quiet)
export const messageFailed = defineEvent('message_failed', z.object({ ...message, error: z.string(), retryAt: z.string().nullable() }), quiet)
export const phoneVerified = defineEvent('phone_verified', z.object({ lastDigits: z.string() }), quiet)
export const phoneForgotten = defineEvent('phone_forgotten', z.object({}), quiet)
/** What the mail's way reported, or we saw ourselves, and when it happened. `messageId` is the reporter's. */
const reported = {
  ...about,
  deliveryId: z.string(),
  address: z.string().nullable(),
  messageId: z.string(),
  reportedAt: z.string(),
  detail: z.string().nullable(),
  method: z.enum(['immediate', 'daily_digest', 'weekly_digest']),
  compliance: z.array(z.string()),
}
export const emailDelivered = defineEvent('email_delivered', z.object(reported), quiet)
export const emailOpened = defineEvent('email_opened', z.object(reported), quiet)
export const emailClicked = defineEvent('email_clicked', z.object(reported), quiet)
export const emailBounced = defineEvent('email_bounced', z.object({ ...reported, bounceType: z.enum(['transient', 'undetermined', 'permanent']) }), quiet)
export const emailComplained = defineEvent('email_complained', z.object(reported), quiet)
export const emailFlagged = defineEvent(
  'email_flagged',
  z.object({
    flagId: z.string(),
    kind: z.enum(['hard_bounce', 'spam_complaint']),
    address: z.string(),
    deliveryId: z.string(),
    compliance: z.array(z.string()),
  }),
  quiet,
)
export const emailFlagResolved = defineEvent(
  'email_flag_resolved',
  z.object({ flagIds: z.array(z.string()), kinds: z.array(z.string()), note: z.string(), compliance: z.array(z.string()) }),
  quiet,
)
export const trackingChanged = defineEvent('tracking_changed', z.object({ opens: z.boolean(), clicks: z.boolean() }), quiet)
export const notificationViewed = defineEvent('notification_viewed', z.object({ ...about, readAt: z.string() }), quiet)
export const allNotificationsViewed = defineEvent('all_notifications_viewed', z.object({ count: z.number().int(), readAt: z.string() }), quiet)
export const preferencesChanged = defineEvent(
  'preferences_changed',
  z.object({ changed: z.array(z.string()), frequency: z.enum(['immediate', 'daily_digest', 'weekly_digest']) }),
  quiet,
)

/** A mail in a language: which, and the version this made. */
const mailTemplate = { mail: z.string(), language: z.string(), version: z.number().int() }
/** `words` are all that differ from the built-in ones; `restoredFrom` is the version whose words they were before. */
export const mailTemplateChanged = defineEvent(
  'mail_template_changed',
  z.object({ ...mailTemplate, words: z.record(z.string(), z.string()), changed: z.array(z.string()), restoredFrom: z.number().int().optional() }),
  quiet,
)
export const mailTemplateReset = defineEvent('mail_template_reset', z.object(mailTemplate), quiet)
/** An administrator had a test of a mail sent to their own address. */
export const mailTestAsked = defineEvent('mail_test_asked', z.object({ testId: z.string(), mail: z.string(), language: z.string(), scene: z.string() }), quiet)
