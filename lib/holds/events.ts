import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

const about = { number: z.string(), holdId: z.string() }
const item = { ...about, itemId: z.string(), item: z.string() }

export const caseHeld = defineEvent(
  'case_held',
  z.object({
    ...about,
    reason: z.string(),
    waitingFor: z.enum(['member', 'third_party', 'us']),
    respondByOn: z.string().nullable(),
    fromStatus: z.string(),
    items: z.array(z.string()),
  }),
)
export const itemAsked = defineEvent('item_asked', z.object(item))
export const itemPartlyIn = defineEvent('item_partly_in', z.object(item), { published: false })
export const itemAccepted = defineEvent('item_accepted', z.object({ ...item, paperFollows: z.boolean() }), { published: false })
export const itemReopened = defineEvent('item_reopened', z.object(item), { published: false })
/** `translations` are the message in other languages, as the item keeps them until the next return. */
export const itemReturned = defineEvent(
  'item_returned',
  z.object({ ...item, code: z.string().nullable(), message: z.string(), translations: z.record(z.string(), z.object({ message: z.string() })) }),
)
export const paperReceived = defineEvent('paper_received', z.object(item), { published: false })
export const memberSentEverything = defineEvent('member_sent_everything', z.object({ ...about, receiptNumber: z.string() }))
/** `heldForSeconds` is the duration of the hold. */
export const caseResumed = defineEvent('case_resumed', z.object({ ...about, to: z.string(), heldForSeconds: z.number().int() }))
export const caseCompleted = defineEvent(
  'case_completed',
  z.object({ number: z.string(), holdId: z.string().nullable(), to: z.string(), heldForSeconds: z.number().int().nullable() }),
)
const dated = { ...about, respondByOn: z.string() }
export const holdReminded = defineEvent('hold_reminded', z.object({ ...dated, step: z.enum(['reminder', 'on_the_day']) }))
/** `end` happens on `endsOn` if the member does not answer; without a day nothing does. */
export const holdWarned = defineEvent('hold_warned', z.object({ ...dated, end: z.enum(['nothing', 'escalate', 'close']), endsOn: z.string().nullable() }))
export const holdEscalated = defineEvent('hold_escalated', z.object({ ...dated, headIds: z.array(z.string()) }))
export const holdClosedUnanswered = defineEvent('hold_closed_unanswered', z.object({ ...about, to: z.string(), heldForSeconds: z.number().int() }))
export const waitingSettingsChanged = defineEvent(
  'waiting_settings_changed',
  z.object({
    changed: z.array(z.string()),
    active: z.boolean(),
    remindDaysBefore: z.number().int(),
    end: z.enum(['nothing', 'escalate', 'close']),
    endAfterDays: z.number().int(),
  }),
  { published: false },
)
export const holidayAdded = defineEvent('holiday_added', z.object({ holiday: z.string(), name: z.string() }), { published: false })
export const holidayRemoved = defineEvent('holiday_removed', z.object({ holiday: z.string() }), { published: false })
export const holdOpened = defineEvent('hold_opened', z.object(about), { published: false })
/** Nothing of the hold's notice got through: somebody is to reach the member by `dueOn`. */
export const reachTaskOpened = defineEvent('reach_task_opened', z.object({ ...about, dueOn: z.string() }), { published: false })
export const memberReached = defineEvent('member_reached', z.object({ ...about, how: z.enum(['call', 'text', 'letter', 'relay']) }), { published: false })
