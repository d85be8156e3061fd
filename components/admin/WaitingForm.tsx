'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'
import type { LadderSettings } from '@/lib/holds/ladder/rules'

type Words = Record<string, string>
type Props<R> = {
  action: (before: FormState<R>, form: FormData) => Promise<FormState<R>>
  settings: LadderSettings & { version: number }
  words: Words
}

/** When members are reminded, and what happens when nobody answers. What was typed stays when it is refused. */
export function WaitingForm<R>({ action, settings, words }: Props<R>) {
  const [state, send] = useAction(action, idle as FormState<R>)
  const answers = useAnswers(state)
  const failed = state.status === 'error'
  const now = { ...settings, ...(failed ? { active: state.values.active === 'yes', ...typed(state.values) } : {}) }
  const days = (name: 'remindDaysBefore' | 'endAfterDays', hint: string, max: number) => {
    const fault = state.fields[name] ? (words.wrongDays ?? '').replace('{max}', String(max)) : null
    return (
      <FormField id={name} name={name} label={words[name] ?? ''} hint={hint} fault={fault}>
        {(control) => <input {...control} type="number" min={1} max={max} required defaultValue={String(now[name])} />}
      </FormField>
    )
  }
  return (
    <form action={send} className="form" noValidate>
      {failed && <ErrorNote state={state} key={`said ${answers}`} id="waiting-error" text={words[`refused_${state.reason}`] ?? words.failed ?? ''} />}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.saved}
        </p>
      )}
      <div className="stack" key={`${settings.version} ${answers}`}>
        <input type="hidden" name="version" value={settings.version} />
        <FormField id="active" name="active" label={words.active ?? ''} fault={null}>
          {(control) => (
            <select {...control} defaultValue={now.active ? 'yes' : 'no'}>
              <option value="yes">{words.yes}</option>
              <option value="no">{words.no}</option>
            </select>
          )}
        </FormField>
        {days('remindDaysBefore', words.remindHint ?? '', 20)}
        <FormField id="end" name="end" label={words.end ?? ''} fault={null}>
          {(control) => (
            <select {...control} defaultValue={now.end}>
              {(['nothing', 'escalate', 'close'] as const).map((end) => (
                <option key={end} value={end}>
                  {words[`end_${end}`]}
                </option>
              ))}
            </select>
          )}
        </FormField>
        {days('endAfterDays', words.endHint ?? '', 60)}
      </div>
      <div className="line">
        <SubmitButton className="btn btn-main" pending={words.saving ?? ''}>
          {words.save}
        </SubmitButton>
      </div>
    </form>
  )
}

/** What was typed in the fields, whatever it was. */
function typed(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(['remindDaysBefore', 'end', 'endAfterDays'].flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])))
}
