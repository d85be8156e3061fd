'use client'

import { useActionState, useId } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'
import { echoedOr, FieldError, type PreferenceWords } from './preference-words'

type Action<R> = (before: FormState<R>, form: FormData) => Promise<FormState<R>>
type Props = {
  phone: string | null
  /** the number a code is on its way to */
  asked: string | null
  actions: { request: Action<{ phone: string }>; verify: Action<void>; forget: Action<void> }
  words: PreferenceWords
}

/** The telephone for text messages: the number, then the code that proves it. */
export function PhoneForm({ phone, asked, actions, words }: Props) {
  const [requested, request] = useActionState(actions.request, idle)
  const [verified, verify] = useActionState(actions.verify, idle)
  const [, forget] = useActionState(actions.forget, idle)
  const id = useId()
  const waiting = requested.result?.phone ?? asked
  const refusal =
    requested.status === 'error' && requested.reason !== 'fields' ? (words[`refused_${requested.reason}` as 'refused_other'] ?? words.refused_other) : null
  return (
    <section className="section after prefs" aria-labelledby={`${id}-title`}>
      <h2 className="h-section" id={`${id}-title`}>
        {words.phone}
      </h2>
      {phone ? (
        <form action={forget}>
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
        {refusal && (
          <p className="error" role="alert">
            {refusal}
          </p>
        )}
        <div>
          <label className="label" htmlFor={`${id}-phone`}>
            {words.phoneNumber}
          </label>
          <FieldError id={`${id}-phone-error`} word={requested.fields.phone} words={words} />
          <input
            className={requested.fields.phone ? 'field field-error' : 'field'}
            id={`${id}-phone`}
            name="phone"
            type="tel"
            autoComplete="tel"
            defaultValue={echoedOr(requested.values.phone, '')}
            aria-invalid={requested.fields.phone ? true : undefined}
            aria-describedby={requested.fields.phone ? `${id}-phone-error` : undefined}
          />
        </div>
        <SubmitButton pending={words.saving}>{words.phoneSend}</SubmitButton>
      </form>
      {waiting && verified.status !== 'ok' && (
        <form action={verify} className="stack">
          <p role="status">{words.phoneSent.replace('{phone}', waiting)}</p>
          {verified.status === 'error' && (
            <p className="error" role="alert" id={`${id}-code-error`}>
              {verified.code === 'gone' ? words.codeGone : words.codeWrong}
            </p>
          )}
          <div>
            <label className="label" htmlFor={`${id}-code`}>
              {words.code}
            </label>
            <input className="field" id={`${id}-code`} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
          </div>
          <SubmitButton className="btn btn-main" pending={words.saving}>
            {words.codeCheck}
          </SubmitButton>
        </form>
      )}
      {verified.status === 'ok' && (
        <p className="note" role="status">
          {words.phoneDone}
        </p>
      )}
    </section>
  )
}
