import type { FormState } from '@/lib/core/form-state'

/** What a form of the door says when it is refused: by `field_fault`, by the field, by the fault, or by the reason of the whole. */
export type RefusalWords = Record<string, string> & Record<'failed' | 'waitOne' | 'waitMore', string>

/** The one sentence that says why a form was refused. */
export function refusalInWords({ reason, fields, details }: FormState, words: RefusalWords): string {
  if (reason === 'too_many_tries') {
    const seconds = Number(details?.seconds ?? 60)
    return seconds === 1 ? words.waitOne : words.waitMore.replace('{seconds}', String(seconds))
  }
  const [[field, fault] = []] = Object.entries(fields)
  const names = field && fault ? [`${field}_${fault}`, field, fault] : [reason ?? '']
  return names.map((name) => words[name]).find(Boolean) ?? words.failed
}
