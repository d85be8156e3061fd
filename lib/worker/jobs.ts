import type { CronItem } from 'graphile-worker'
import { giveUpUploads } from '@/lib/documents/give-up-uploads'
import { sealAudit } from '@/lib/events/seal-audit'
import { sweepLadders } from '@/lib/holds/ladder/sweep-ladders'
import { takeStep } from '@/lib/holds/ladder/take-step'
import { clearOldMessages } from '@/lib/notifications/clear-old-messages'
import { closeDigest } from '@/lib/notifications/digests/close-digest'
import { sweepDigests } from '@/lib/notifications/digests/sweep-digests'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { sendPhoneCode } from '@/lib/notifications/preferences/send-phone-code'
import { reviveDeliveries } from '@/lib/notifications/revive-deliveries'
import { sendDelivery } from '@/lib/notifications/send-delivery'
import { sendPasswordReset } from '@/lib/notifications/send-password-reset'
import { confirmTopic } from '@/lib/notifications/ses/confirm-topic'
import { hearSes } from '@/lib/notifications/ses/hear-ses'
import { sendTest } from '@/lib/notifications/templates/send-test'
import { foldDeliveries } from '@/lib/notifications/tracking/fold-deliveries'
import type { JobName, Jobs } from '@/lib/queue/enqueue'
import { clearOldMail } from '@/lib/replies/clear-old-mail'
import { takeReply } from '@/lib/replies/take-reply'
import { tellMember } from '@/lib/replies/tell-member'
import { tellReactors } from './reactors'

/** What each job does. The payload is ids; whoever does the work reads the rest. */
export const jobs: { [J in JobName]: (payload: Jobs[J]) => Promise<unknown> } = {
  'event.published': tellReactors,
  'react.notifications': notifyPeople,
  'delivery.send': (about) => sendDelivery(about),
  'sms.send': (about) => sendDelivery(about),
  'slack.send': (about) => sendDelivery(about),
  'web-push.send': (about) => sendDelivery(about),
  'phone-code.send': sendPhoneCode,
  'password-reset.send': sendPasswordReset,
  'mail-test.send': sendTest,
  'hold.take-step': (about) => takeStep(about),
  'ladders.sweep': () => sweepLadders(),
  'digest.close': closeDigest,
  'digests.sweep': () => sweepDigests(),
  'ses.hear': hearSes,
  'ses.confirm': (payload) => confirmTopic(payload),
  'reply.take': (about) => takeReply(about),
  'reply.tell': tellMember,
  'audit.seal': () => sealAudit(),
  'deliveries.revive': reviveDeliveries,
  'deliveries.fold': () => foldDeliveries(),
  'uploads.give-up': () => giveUpUploads(),
  'old-mail.clear': async () => {
    await clearOldMail()
    await clearOldMessages()
  },
}

/**
 * Jobs with workers of their own, so that nobody else's hold them up: those that wait for somebody else's server, by server,
 * and the telling of events, which does together what comes together. The rest share four.
 */
export const apart: readonly { tasks: readonly JobName[]; atOnce: number }[] = [
  { tasks: ['event.published', 'react.notifications'], atOnce: 16 },
  { tasks: ['delivery.send', 'password-reset.send', 'mail-test.send', 'ses.confirm', 'reply.tell'], atOnce: 16 },
  // a mail of 25 MB is read with its largest file in memory
  { tasks: ['reply.take'], atOnce: 1 },
  { tasks: ['sms.send', 'phone-code.send'], atOnce: 2 },
  { tasks: ['slack.send'], atOnce: 2 },
  { tasks: ['web-push.send'], atOnce: 2 },
]

/** What is done by the clock (UTC). A time that was missed within the hour is made up once. */
export const schedule: CronItem[] = [
  byTheClock('audit.seal', '* * * * *'),
  byTheClock('digests.sweep', '* * * * *'),
  byTheClock('ladders.sweep', '*/10 * * * *'),
  byTheClock('deliveries.revive', '*/10 * * * *'),
  byTheClock('deliveries.fold', '* * * * *'),
  byTheClock('uploads.give-up', '25 * * * *'),
  byTheClock('old-mail.clear', '50 * * * *'),
]

function byTheClock(task: JobName, match: string): CronItem {
  return { task, match, identifier: task, options: { backfillPeriod: 3_600_000, maxAttempts: 5, jobKey: task, jobKeyMode: 'replace' } }
}
