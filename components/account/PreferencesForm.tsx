'use client'

import { Fragment } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormState, idle } from '@/lib/core/form-state'
import type { MyPreferences } from '@/lib/notifications/preferences/get-preferences'
import { KindsTable } from './KindsTable'
import { asTyped, clockOf, echoedOr, FieldError, type PreferenceWords } from './preference-words'
import { WaysToReach } from './WaysToReach'

type Props = {
  action: (before: FormState<{ version: number }>, form: FormData) => Promise<FormState<{ version: number }>>
  mine: MyPreferences
  words: PreferenceWords
  hours: string[]
  zones: string[]
  emailTo: string
}

/** All of a person's preferences in one form, which works before its script runs. What was typed stays when it is refused. */
export function PreferencesForm({ action, mine: kept, words, hours, zones, emailTo }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const refused = state.status === 'error'
  const mine = refused ? asTyped(kept, state.values) : kept
  const quiet = refused ? state.values.quiet === 'on' : kept.quietHours !== null
  const refusal = refused ? (words[`refused_${state.reason}` as 'refused_fields'] ?? words.refused_other) : null
  const channels = mine.available.filter((channel) => channel !== 'in_app')
  return (
    <form action={send} className="stack prefs">
      {refusal && <ErrorNote state={state} key={`said ${answers}`} id="preferences-error" text={refusal} />}
      <input type="hidden" name="version" value={mine.version} />
      <input type="hidden" name="shown[channels]" value={mine.available.join(' ')} />
      <input type="hidden" name="shown[kinds]" value={mine.kinds.map(({ name }) => name).join(' ')} />
      <Fragment key={`${kept.version} ${answers}`}>
        <WaysToReach mine={mine} words={words} emailTo={emailTo} slackError={state.fields.slackId} />
        <fieldset className="section after">
          <legend className="h-section">{words.frequency}</legend>
          <p className="hint">{words.frequencyHint}</p>
          {(['immediate', 'daily_digest', 'weekly_digest'] as const).map((frequency) => (
            <label key={frequency} className="check-line">
              <input type="radio" className="check radio" name="frequency" value={frequency} defaultChecked={mine.frequency === frequency} />
              {words[`frequency_${frequency}`]}
            </label>
          ))}
          <div className="pair-fields">
            <div>
              <label className="label" htmlFor="digestHour">
                {words.digestHour}
              </label>
              <select className="field" id="digestHour" name="digestHour" defaultValue={mine.digestHour}>
                {hours.map((words, hour) => (
                  <option key={words} value={hour}>
                    {words}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label className="label" htmlFor="timeZone">
                {words.timeZone}
              </label>
              <select className="field" id="timeZone" name="timeZone" defaultValue={mine.timeZone}>
                {zones.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll('_', ' ')}
                  </option>
                ))}
              </select>
            </div>
          </div>
        </fieldset>
        <fieldset className="section after">
          <legend className="h-section">{words.quiet}</legend>
          <p className="hint">{words.quietHint}</p>
          <label className="check-line">
            <input type="checkbox" className="check" name="quiet" defaultChecked={quiet} />
            {words.quietOn}
          </label>
          <div className="pair-fields">
            {(['quietFrom', 'quietUntil'] as const).map((name) => (
              <div key={name}>
                <label className="label" htmlFor={name}>
                  {words[name]}
                </label>
                <FieldError id={`${name}-error`} word={state.fields[name]} words={words} />
                <input
                  className={state.fields[name] ? 'field field-error' : 'field'}
                  type="time"
                  id={name}
                  name={name}
                  defaultValue={echoedOr(state.values[name], clockOf(mine.quietHours?.[name === 'quietFrom' ? 'from' : 'until']))}
                  aria-invalid={state.fields[name] ? true : undefined}
                  aria-describedby={state.fields[name] ? `${name}-error` : undefined}
                />
              </div>
            ))}
          </div>
        </fieldset>
        <KindsTable kinds={mine.kinds} channels={['in_app', ...channels]} words={words} />
      </Fragment>
      <SubmitButton className="btn btn-main" pending={words.saving}>
        {words.save}
      </SubmitButton>
      <div role="status">{state.status === 'ok' && <p className="note">{words.saved}</p>}</div>
    </form>
  )
}
