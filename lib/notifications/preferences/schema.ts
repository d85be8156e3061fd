import { z } from 'zod'
import { wholeNumber } from '@/lib/core/text'

const absent = (value: unknown) => (value === '' || value === undefined ? null : value)
const version = wholeNumber(0, 999_999_999)
const word = z.string().regex(/^[A-Za-z][\w/+-]{0,59}$/, 'unknown')
const words = (max: number) =>
  z
    .string()
    .max(max, 'too_long')
    .regex(/^(?:[a-z][a-z_]*(?: |$))*$/, 'wrong')
const checkbox = z.preprocess((value) => (value === 'on' ? true : value), z.boolean({ error: 'wrong' }))
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_a_time')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const slackId = z.preprocess(
  absent,
  z
    .string()
    .trim()
    .regex(/^[UW][A-Z0-9]{6,20}$/, 'not_a_slack_id')
    .nullable(),
)
const whatever = {
  frequency: word,
  timeZone: word,
  digestHour: wholeNumber(0, 23),
  slackId,
}

/**
 * Preferences as a program sends them; what is left out stays as it is. Names of kinds, channels, frequencies and zones
 * are judged by the operation, which answers with those there are.
 */
export const changePreferencesSchema = z
  .strictObject({
    version: version.optional(),
    frequency: whatever.frequency.optional(),
    channels: z.record(word, z.boolean({ error: 'wrong' })).optional(),
    kinds: z.record(word, z.record(word, z.boolean({ error: 'wrong' }))).optional(),
    timeZone: whatever.timeZone.optional(),
    digestHour: whatever.digestHour.optional(),
    quietHours: z.strictObject({ from: clock, until: clock }).nullable().optional(),
    slackId: slackId.optional(),
  })
  .refine(({ version: _, ...change }) => Object.values(change).some((value) => value !== undefined), { path: ['form'], message: 'missing' })
export type ChangePreferences = z.infer<typeof changePreferencesSchema>

/** The same as the form sends it: a box that is not ticked is not sent, so `shown` names what was there to tick. */
export const preferencesFormSchema = z
  .strictObject({
    version,
    frequency: whatever.frequency,
    timeZone: whatever.timeZone,
    digestHour: whatever.digestHour,
    quiet: checkbox.optional().default(false),
    quietFrom: z.preprocess(absent, clock.nullable()).default(null),
    quietUntil: z.preprocess(absent, clock.nullable()).default(null),
    slackId: slackId.default(null),
    shown: z.strictObject({ channels: words(200), kinds: words(2000) }),
    channels: z.record(word, checkbox).optional().default({}),
    kinds: z.record(word, z.record(word, checkbox)).optional().default({}),
  })
  .superRefine(({ quiet, quietFrom, quietUntil }, context) => {
    if (!quiet) return
    if (quietFrom === null) context.addIssue({ code: 'custom', path: ['quietFrom'], message: 'missing' })
    if (quietUntil === null) context.addIssue({ code: 'custom', path: ['quietUntil'], message: 'missing' })
    if (quietFrom !== null && quietFrom === quietUntil) context.addIssue({ code: 'custom', path: ['quietUntil'], message: 'no_time_between' })
  })
  .transform(({ quiet, quietFrom, quietUntil, shown, channels, kinds, ...rest }): ChangePreferences => {
    const named = (text: string) => text.split(' ').filter(Boolean)
    const ticked = (boxes: Record<string, boolean> | undefined) =>
      Object.fromEntries(named(shown.channels).map((channel) => [channel, boxes?.[channel] ?? false]))
    return {
      ...rest,
      quietHours: quiet && quietFrom !== null && quietUntil !== null ? { from: quietFrom, until: quietUntil } : null,
      channels: ticked(channels),
      kinds: Object.fromEntries(named(shown.kinds).map((kind) => [kind, ticked(kinds[kind])])),
    }
  })

/** A telephone as it is typed, kept as +1… (E.164). Ten digits are a number of the United States. */
const phone = z
  .string({ error: 'missing' })
  .max(40, 'too_long')
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .transform((digits) => (/^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : digits))
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'not_a_phone'))
export const phoneSchema = z.strictObject({ phone })
export const phoneCodeSchema = z.strictObject({
  code: z
    .string({ error: 'missing' })
    .max(20, 'too_long')
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'wrong')),
})

const endpoint = z
  .string()
  .max(1000, 'too_long')
  .regex(/^https?:\/\/[\x21-\x7e]+$/, 'wrong')
const base64url = z.string().regex(/^[\w-]{1,200}={0,2}$/, 'wrong')
/** A browser's own description of itself (Push API, PushSubscription.toJSON). */
export const addPushSubscriptionSchema = z.strictObject({
  endpoint,
  keys: z.strictObject({ p256dh: base64url, auth: base64url }),
  userAgent: z
    .string()
    .max(300, 'too_long')
    .regex(/^[\x20-\x7e]*$/, 'wrong')
    .optional(),
})
export type AddPushSubscription = z.infer<typeof addPushSubscriptionSchema>
export const removePushSubscriptionSchema = z.strictObject({ endpoint })
