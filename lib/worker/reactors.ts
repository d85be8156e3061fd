import { transact } from '@/lib/db/transact'
import { kindsListeningTo } from '@/lib/notifications/kinds/all-kinds'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { enqueue, type Jobs } from '@/lib/queue/enqueue'

type Published = Jobs['event.published']
type Reactor = { job: 'react.notifications'; listensTo(eventType: string): boolean; react(event: Published): Promise<void> }

/** Who reacts to events. Webhooks, automation and realtime join here. */
const reactors: Reactor[] = [{ job: 'react.notifications', listensTo: (type) => kindsListeningTo(type).length > 0, react: notifyPeople }]

/** Tells every reactor of an event by a job of its own, so that each is tried again alone. A single one reacts at once. */
export async function tellReactors(event: Published): Promise<void> {
  const listening = reactors.filter(({ listensTo }) => listensTo(event.type))
  if (listening.length === 1) return listening[0]?.react(event)
  if (listening.length > 1)
    await transact(event, async (tx) => {
      for (const { job } of listening) await enqueue(tx, job, event)
    })
}
