import { reviveDeliveries } from '@/lib/notifications/revive-deliveries'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { sendDelivery } from '@/lib/notifications/send-delivery'
import { sendPasswordReset } from '@/lib/notifications/send-password-reset'
import type { JobName, Jobs } from '@/lib/queue/enqueue'
import { tellReactors } from './reactors'

/** What each job does. The payload is ids; whoever does the work reads the rest. */
export const jobs: { [J in JobName]: (payload: Jobs[J]) => Promise<unknown> } = {
  'event.published': tellReactors,
  'react.notifications': notifyPeople,
  'delivery.send': sendDelivery,
  'password-reset.send': sendPasswordReset,
  'audit.seal': async () => undefined,
  'deliveries.revive': reviveDeliveries,
}

/** Jobs that wait for somebody else's server. They have workers of their own, so that a slow one holds up nobody else. */
export const outward: readonly JobName[] = ['delivery.send', 'password-reset.send']

/** What is done by the clock (crontab lines of graphile-worker, UTC). A missed time is made up once. */
export const schedule = `
* * * * * audit.seal ?fill=1h&max=5&jobKey=audit.seal&jobKeyMode=replace
*/10 * * * * deliveries.revive ?fill=1h&max=5&jobKey=deliveries.revive&jobKeyMode=replace
`
