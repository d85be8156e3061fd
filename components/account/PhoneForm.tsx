'use client'

import { useId } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'
import { echoedOr, type PreferenceWords } from './preference-words'

type Action<R> = (before: FormState<R>, form: FormData) => Promise<FormState<R>>
type Props = {
  phone: string | null
  /** the number a code is on its way to */
  asked: string | null
  actions: { request: Action<{ phone: string }>; verify: Action<void>; forget: Action<void> }
  words: PreferenceWords
}

/** The telephone for text messages: the number, then the code that proves it. What was typed stays when it is refused. */
export function PhoneForm({ phone, asked, actions, words }: Props) {
  const [requested, request] = useAction(actions.request, idle)
  const [verified, verify] = useAction(actions.verify, idle)
  const [forgotten, forget] = useAction(actions.forget, idle)
  const id = useId()
  const refusal = (state: FormState) => words[`refused_${state.reason}` as 'refused_other'] ?? words.refused_other
  const wrongCode = verified.status !== 'error' ? null : verified.code === 'gone' ? words.codeGone : verified.fields.code ? words.codeWrong : refusal(verified)
  return (
    <section className="section after prefs" aria-labelledby={`${id}-title`}>
      <h2 className="h-section" id={`${id}-title`}>
        {words.phone}
      </h2>
      {phone && verified.status === 'ok' && !asked && (
        <p className="note" role="status">
          {words.phoneDone}
        </p>
      )}
      {phone ? (
        <form action={forget}>
          {forgotten.status === 'error' && <ErrorNote state={forgotten} id={`${id}-forget-error`} text={refusal(forgotten)} />}
          <p>
            {words.phoneIs.replace('{phone}', phone)}{' '}
            <SubmitButton className="btn btn-plain" pending={words.saving}>
              {words.phoneForget}
            </SubmitButton>
          </p>
        </form>
      ) : (
        <p className="hint">{words.phoneHint}</p>
      )}
      <form action={request} className="stack">
        {requested.status === 'error' && <ErrorNote state={requested} id={`${id}-request-error`} text={refusal(requested)} />}
        <FormField
          id={`${id}-phone`}
          name="phone"
          label={words.phoneNumber}
          fault={requested.fields.phone ? (words[`wrong_${requested.fields.phone}` as 'wrong_missing'] ?? words.wrong_other) : null}
        >
          {(control) => <input {...control} type="tel" autoComplete="tel" defaultValue={echoedOr(requested.values.phone, '')} />}
        </FormField>
        <SubmitButton pending={words.saving}>{words.phoneSend}</SubmitButton>
      </form>
      {(asked || wrongCode) && (
        <form action={verify} className="stack">
          {asked && <p role="status">{words.phoneSent.replace('{phone}', asked)}</p>}
          {wrongCode && <ErrorNote state={verified} id={`${id}-code-refused`} text={wrongCode} />}
          <FormField id={`${id}-code`} name="code" label={words.code} fault={null}>
            {(control) => (
              <input
                {...control}
                {...(wrongCode ? { 'aria-invalid': true, 'aria-describedby': `${id}-code-refused`, className: 'field field-error' } : {})}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={20}
                defaultValue={echoedOr(verified.values.code, '')}
              />
            )}
          </FormField>
          <SubmitButton className="btn btn-main" pending={words.saving}>
            {words.codeCheck}
          </SubmitButton>
        </form>
      )}
    </section>
  )
}
