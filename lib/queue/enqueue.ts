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
  'deliveries.fold': Record<string, never>
  'uploads.give-up': Record<string, never>
  'old-mail.clear': Record<string, never>
}
export type JobName = keyof Jobs

/** A job to be: what it does and to what; at once, or at `runAt`. The same `key` twice before it runs is one job. */
export type NewJob<J extends JobName = JobName> = { job: J; payload: Jobs[J]; runAt?: Date | undefined; key?: string; maxAttempts?: number }

/** Adds jobs inside the transaction, in their order: they exist when and only when it commits. */
export async function enqueueAll(tx: Tx, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  const asked = JSON.stringify(jobs.map(({ maxAttempts = 25, ...job }) => ({ ...job, maxAttempts })))
  await tx.$executeRaw`
    SELECT casebell_enqueue(j.job, j.payload, j."runAt", j.key, j."maxAttempts")
    FROM json_to_recordset(${asked}::json) AS j(job text, payload json, "runAt" timestamptz, key text, "maxAttempts" int)`
}

/** Adds a job inside the transaction, as `enqueueAll`. */
export async function enqueue<J extends JobName>(tx: Tx, job: J, payload: Jobs[J], more: Omit<NewJob<J>, 'job' | 'payload'> = {}): Promise<void> {
  await enqueueAll(tx, [{ job, payload, ...more }])
}
