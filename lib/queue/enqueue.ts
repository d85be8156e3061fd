import type { Tx } from '@/lib/db/transact'

/** The id of the request it all began with, for the log. */
type From = { requestId?: string }

/** Every job there is, with its payload: ids only, never content. */
export type Jobs = {
  'event.published': { tenantId: string; eventId: string; type: string } & From
  'react.notifications': { tenantId: string; eventId: string } & From
  'delivery.send': { tenantId: string; deliveryId: string } & From
  'sms.send': { tenantId: string; deliveryId: string } & From
  'slack.send': { tenantId: string; deliveryId: string } & From
  'web-push.send': { tenantId: string; deliveryId: string } & From
  'phone-code.send': { tenantId: string; codeId: string; code: string }
  'password-reset.send': { tenantId: string; resetId: string; token: string }
  'mail-test.send': { tenantId: string; testId: string }
  'hold.take-step': { tenantId: string; holdId: string }
  'ladders.sweep': Record<string, never>
  'digest.close': { tenantId: string; windowId: string }
  'digests.sweep': Record<string, never>
  'ses.hear': { messageId: string }
  'ses.confirm': { messageId: string }
  'reply.take': { tenantId: string; mailId: string }
  'reply.tell': { tenantId: string; mailId: string }
  'audit.seal': Record<string, never>
  'deliveries.revive': Record<string, never>
  'uploads.give-up': Record<string, never>
}
export type JobName = keyof Jobs

/**
 * Adds a job inside the transaction: it exists when and only when the transaction commits.
 * The same `key` twice before it runs is one job.
 */
export async function enqueue<J extends JobName>(
  tx: Tx,
  job: J,
  payload: Jobs[J],
  { runAt, key, maxAttempts = 25 }: { runAt?: Date; key?: string; maxAttempts?: number } = {},
): Promise<void> {
  await tx.$executeRaw`SELECT casebell_enqueue(${job}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz, ${key ?? null}::text, ${maxAttempts}::int)`
}
