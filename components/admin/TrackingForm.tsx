'use client'

import { Fragment } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'
import type { Tracking } from '@/lib/notifications/tracking/rules'

type Props = {
  action: (before: FormState<{ version: number }>, form: FormData) => Promise<FormState<{ version: number }>>
  settings: Tracking & { version: number }
  words: Record<string, string>
}

/** Whether e-mails tell the office that they were opened and their links followed. What was ticked stays when it is refused. */
export function TrackingForm({ action, settings, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const failed = state.status === 'error'
  const ticked = (name: 'opens' | 'clicks') => (failed ? state.values[name] === 'on' : settings[name])
  return (
    <form action={send} className="form">
      {failed && <ErrorNote state={state} key={`said ${answers}`} id="tracking-error" text={words[`refused_${state.reason}`] ?? words.refused_other ?? ''} />}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.trackSaved}
        </p>
      )}
      <input type="hidden" name="version" value={settings.version} />
      <Fragment key={`${settings.version} ${answers}`}>
        {(['opens', 'clicks'] as const).map((name) => (
          <div key={name}>
            <label className="check-line">
              <input type="checkbox" className="check" name={name} defaultChecked={ticked(name)} aria-describedby={`${name}-hint`} />
              <span>{words[`track_${name}`]}</span>
            </label>
            <p className="hint" id={`${name}-hint`}>
              {words[`track_${name}_hint`]}
            </p>
          </div>
        ))}
      </Fragment>
      <div className="line">
        <SubmitButton className="btn btn-neutral" pending={words.trackSaving ?? ''}>
          {words.trackSave}
        </SubmitButton>
      </div>
    </form>
  )
}
