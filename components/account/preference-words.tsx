import type en from '@/lib/core/messages/en.json'

export type PreferenceWords = (typeof en)['preferences']

/** What a form echoed of a field, or what is kept. */
export function echoedOr(echoed: unknown, kept: string): string {
  return typeof echoed === 'string' ? echoed : kept
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
