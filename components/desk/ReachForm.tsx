'use client'

import { FormField } from '@/components/ui/FormField'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormAction, type FormState, idle } from './form-state'
import { useRefusal } from './refusals'

type Props = { action: FormAction; caseId: string; words: Record<string, string> }

/** Ticks off how the member was reached. What was typed stays when it is refused. */
export function ReachForm({ action, caseId, words }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const answers = useAnswers(state)
  const refusal = useRefusal(state)
  const typed = (name: string, first: string) => (typeof state.values[name] === 'string' ? (state.values[name] as string) : first)
  return (
    <form action={send} className="form" key={answers}>
      <input type="hidden" name="caseId" value={caseId} />
      <FormField id="reach-how" name="how" label={words.how ?? ''} fault={null}>
        {(control) => (
          <select {...control} defaultValue={typed('how', 'call')}>
            {(['call', 'text', 'letter', 'relay'] as const).map((how) => (
              <option key={how} value={how}>
                {words[`how_${how}`]}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField id="reach-note" name="note" label={words.note ?? ''} fault={null}>
        {(control) => <input {...control} maxLength={500} defaultValue={typed('note', '')} autoComplete="off" />}
      </FormField>
      {refusal && !busy && (
        <p className="error" role="alert">
          {refusal}
        </p>
      )}
      <div className="line">
        <button type="submit" className="btn btn-small btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
          {busy ? words.saving : words.done}
        </button>
      </div>
    </form>
  )
}
