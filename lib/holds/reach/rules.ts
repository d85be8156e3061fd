/**
 * How far the news of a hold came to the member, the surest proof first: they opened it, a message arrived, a message
 * left, it stands on the bell and nothing more is known, nothing got through.
 */
export const reaches = ['opened', 'delivered', 'sent', 'told', 'not_reached'] as const
export type Reach = (typeof reaches)[number]

/** What became of the hold's notice: when it was seen, and the state of each message that left the house for it. */
export type Notice = { seenAt: unknown; messages: string[] }

const proves: Record<string, Reach> = { opened: 'delivered', clicked: 'delivered', delivered: 'delivered', complained: 'delivered', sent: 'sent' }

/**
 * Judges the notice of a hold. Seen on the portal beats whatever became of the messages; a complaint is a message that
 * came, and so is one that was opened or whose link was followed: mail programs and scanners do both by themselves, a
 * person signs in (docs/decisions/2026-11-25-what-an-opened-letter-proves.md). While one is still being tried nothing is
 * lost yet.
 */
export function reachOf({ seenAt, messages }: Notice): Reach {
  if (seenAt) return 'opened'
  const best = reaches.find((reach) => messages.some((status) => proves[status] === reach))
  if (best) return best
  const hasFailed = messages.some((status) => status === 'failed' || status === 'bounced')
  return hasFailed && !messages.includes('queued') ? 'not_reached' : 'told'
}

export const reachedHow = ['call', 'text', 'letter', 'relay'] as const
export type ReachedHow = (typeof reachedHow)[number]
