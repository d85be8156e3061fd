'use client'

import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormAction, type FormState, idle } from './form-state'
import { RouteDialog } from './RouteDialog'
import { useFieldError, useRefusal } from './refusals'

type Props = { action: FormAction; caseId: string; back: string; words: Record<string, string>; person: string; spanish: boolean }

/** Asks for one more paper while the case is on hold. */
export function AskForItemDialog({ action, caseId, back, words, person, spanish }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const answers = useAnswers(state)
  const refusal = useRefusal(state)
  const fieldError = useFieldError()
  const typed = (state.values.item ?? {}) as Record<string, string>
  const es = ((typed.translations as unknown as { es?: Record<string, string> } | undefined)?.es ?? {}) as Record<string, string>
  const wrong = fieldError('item', state.fields['item.name'] ?? state.fields.items)
  return (
    <RouteDialog title={words.title ?? ''} close={words.close ?? ''} back={back}>
      <form action={send} className="form" key={answers}>
        <input type="hidden" name="caseId" value={caseId} />
        {(refusal ?? wrong) && (
          <p className="error" role="alert" id="ask-error">
            {refusal ?? wrong}
          </p>
        )}
        {(['name', 'why', 'goodExample', 'badExample'] as const).map((field) => (
          <label key={field} className="label">
            {words[field]}
            <input
              className="field"
              data-first={field === 'name' ? '' : undefined}
              name={`item[${field}]`}
              defaultValue={typed[field] ?? ''}
              maxLength={field === 'name' ? 200 : 500}
              aria-describedby={field === 'name' && wrong ? 'ask-error' : undefined}
            />
          </label>
        ))}
        {spanish &&
          (['name', 'why'] as const).map((field) => (
            <label key={field} className="label">
              {words[`${field}Es`]}
              <input className="field" lang="es" name={`item[translations][es][${field}]`} defaultValue={es[field] ?? ''} maxLength={200} />
            </label>
          ))}
        <label className="check-line">
          <input className="check" type="checkbox" name="item[paperFollows]" defaultChecked={typed.paperFollows === 'on'} /> {words.paperFollows}
        </label>
        <p className="hint">{(words.told ?? '').replace('{person}', person)}</p>
        <button type="submit" className="btn btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
          {busy ? words.asking : words.ask}
        </button>
      </form>
    </RouteDialog>
  )
}
