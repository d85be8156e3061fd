import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

const mail = { number: z.string(), mailId: z.string() }
const why = z.string()

/** Written down, before its sender was told so. `signed`: its address was made by us for the case's member. */
export const mailReceived = defineEvent('mail_received', z.object({ ...mail, size: z.number(), signed: z.boolean() }), { published: false })
export const mailIgnored = defineEvent('mail_ignored', z.object({ ...mail, why }), { published: false })
export const mailPutAside = defineEvent('mail_put_aside', z.object({ ...mail, why }), { published: false })
/** On its case: how many files arrived, and how many were refused. `proof` is how its sender was verified. */
export const mailTaken = defineEvent(
  'mail_taken',
  z.object({ ...mail, noteId: z.string().nullable(), arrived: z.number(), refused: z.number(), proof: z.enum(['dns', 'address', 'administrator']) }),
  { published: false },
)
/** For the administrators, whom it names; of no case, since theirs may be gone and what waits is the tray's. */
export const mailWaiting = defineEvent('mail_waiting', z.object({ mailId: z.string(), why, administratorIds: z.array(z.string()) }))
export const mailAttached = defineEvent('mail_attached', z.object({ ...mail, why }), { published: false })
export const mailSettled = defineEvent('mail_settled', z.object({ ...mail, why, note: z.string() }), { published: false })
/** Mails that were worked on long ago, with the files they were kept in. */
export const oldMailCleared = defineEvent('old_mail_cleared', z.object({ mails: z.number().int() }), { published: false })
export const mailAnswered = defineEvent('mail_answered', z.object({ ...mail, address: z.string(), messageId: z.string() }), { published: false })
