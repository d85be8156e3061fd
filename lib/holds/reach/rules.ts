/**
 * How far the news of a hold came to the member, the surest proof first: they opened it, the mail arrived, the mail left,
 * it stands on the bell and nothing more is known, nothing got through.
 */
export const reaches = ['opened', 'delivered', 'sent', 'told', 'not_reached'] as const
export type Reach = (typeof reaches)[number]

/** What became of the hold's notice; `mail` is null without a mail. */
export type Notice = { seenAt: unknown; mail: string | null }

/** Judges the notice of a hold. Seen on the portal beats whatever became of the mail; a complaint is a mail that came. */
export function reachOf({ seenAt, mail }: Notice): Reach {
  if (seenAt) return 'opened'
  if (mail === 'opened' || mail === 'clicked') return 'opened'
  if (mail === 'delivered' || mail === 'complained') return 'delivered'
  if (mail === 'sent') return 'sent'
  return mail === 'failed' || mail === 'bounced' ? 'not_reached' : 'told'
}
