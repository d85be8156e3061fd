import { applyReport } from '../ses/apply-report'

/**
 * Writes down that a letter was opened or a link in it followed: the first time of each on its delivery, with the event.
 * Nothing else is kept, neither address nor device. Nothing happens for a letter nobody knows, one that is not written
 * down as sent yet, or while its office does not want to know; again, or after SES told the same, it stays as it is.
 */
export async function recordVisit({ deliveryId, kind }: { deliveryId: string; kind: 'open' | 'click' }, now: Date): Promise<void> {
  await applyReport({ kind, at: now, bounceType: null, detail: null, sesId: null, deliveryId }, now)
}
