import type en from '@/lib/core/messages/en.json'
import type { MyPreferences } from '@/lib/notifications/preferences/get-preferences'

export type PreferenceWords = (typeof en)['preferences']

/** What a form echoed of a field, or what is kept. */
export function echoedOr(echoed: unknown, kept: string): string {
  return typeof echoed === 'string' ? echoed : kept
}

/** The preferences as a refused form showed them, boxes too. One that nobody could tick is as it is kept. */
export function asTyped(mine: MyPreferences, values: Record<string, unknown>): MyPreferences {
  const ticked = (boxes: unknown, name: string) => (boxes as Record<string, unknown> | undefined)?.[name] === 'on'
  const isThere = (channel: string) => mine.available.some((one) => one === channel)
  const boxes = <B extends Record<string, boolean>>(kept: B, sent: unknown, locked: Partial<B> = {}): B =>
    Object.fromEntries(Object.entries(kept).map(([name, on]) => [name, !isThere(name) || locked[name] ? on : ticked(sent, name)])) as B
  const kinds = (values.kinds ?? {}) as Record<string, unknown>
  return {
    ...mine,
    frequency: (['immediate', 'daily_digest', 'weekly_digest'] as const).find((one) => one === values.frequency) ?? mine.frequency,
    digestHour: Number(echoedOr(values.digestHour, String(mine.digestHour))),
    timeZone: echoedOr(values.timeZone, mine.timeZone),
    slackId: echoedOr(values.slackId, mine.slackId ?? ''),
    channels: boxes(mine.channels, values.channels),
    kinds: mine.kinds.map((kind) => ({ ...kind, on: boxes(kind.on, kinds[kind.name], kind.fixed) })),
  }
}

/** Minutes after midnight as a time field writes them. */
export function clockOf(minutes: number | undefined): string {
  if (minutes === undefined) return ''
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What is wrong with a field, above it. */
export function FieldError({ id, word, words }: { id: string; word: string | undefined; words: PreferenceWords }) {
  if (!word) return null
  return (
    <p className="error" id={id}>
      {words[`wrong_${word}` as 'wrong_missing'] ?? words.wrong_other}
    </p>
  )
}
