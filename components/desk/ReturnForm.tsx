'use client'

import { type ReactNode, useActionState, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { useFieldError, useRefusal } from './DeskWords'
import { type FormAction, type FormState, idle } from './form-state'

type Props = {
  action: FormAction
  itemId: string
  offered: boolean
  here: string
  /** whether the address asks for the form: the way to it without scripts */
  openAtFirst: boolean
  before: string
  spanish: boolean
  words: { title: string; reads: string; send: string; sending: string; cancel: string; mail: string; spanish: string; opens: string; codes: string }
  labels: Record<string, string>
  messages: Record<string, string>
  spanishMessages: Record<string, string>
  children: ReactNode
}

/** Accept or return a paper. Returning asks what the member should do; the words proposed may be changed. */
export function ReturnForm({ action, itemId, offered, here, openAtFirst, before, spanish, words, labels, messages, spanishMessages, children }: Props) {
  const [state, send, busy] = useActionState(action as (before: FormState, form: FormData) => Promise<FormState>, idle)
  const [open, setOpen] = useState(openAtFirst)
  const [code, setCode] = useState('')
  const [message, setMessage] = useState(() => String(state.values.message ?? before))
  const [messageEs, setMessageEs] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const id = useId()
  const refusal = useRefusal(state)
  const wrong = useFieldError()('message', state.fields.message)
  useEffect(() => {
    if (state.status === 'error') field.current?.focus()
    if (state.status !== 'ok') return
    setOpen(false)
    opener.current?.focus()
  }, [state])
  useEffect(() => {
    if (open) field.current?.focus()
  }, [open])
  const pick = (name: string) => {
    setCode(name)
    setMessage(messages[name] ?? '')
    setMessageEs(spanishMessages[name] ?? '')
    field.current?.focus()
  }
  return (
    <>
      <div className="acts">
        {children}
        {offered && (
          <form
            action={here}
            className="act"
            onSubmit={(event) => {
              event.preventDefault()
              setOpen(!open)
            }}
          >
            <input type="hidden" name="return" value={itemId} />
            <button type="submit" ref={opener} className="btn btn-small btn-neutral" aria-expanded={open} aria-controls={`${id}-form`}>
              <Icon name="back" /> {words.opens}
            </button>
          </form>
        )}
      </div>
      {open && (
        <form action={send} className="back-form" id={`${id}-form`}>
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="code" value={code} />
          <label className="label" htmlFor={`${id}-message`}>
            {words.title} <span className="hint">{words.reads}</span>
          </label>
          <div className="line" role="group" aria-label={words.codes}>
            {Object.entries(labels).map(([name, label]) => (
              <button key={name} type="button" className="pick" aria-pressed={code === name} onClick={() => pick(name)}>
                {label}
              </button>
            ))}
          </div>
          {wrong && (
            <p className="error" id={`${id}-error`}>
              {wrong}
            </p>
          )}
          <textarea
            ref={field}
            className={wrong ? 'field field-error' : 'field'}
            id={`${id}-message`}
            name="message"
            rows={3}
            maxLength={1000}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-error` : undefined}
          />
          {spanish && (
            <label className="label">
              {words.spanish}
              <textarea
                className="field"
                name="translations[es][message]"
                lang="es"
                rows={3}
                maxLength={1000}
                value={messageEs}
                onChange={(event) => setMessageEs(event.target.value)}
              />
            </label>
          )}
          {refusal && (
            <p className="error" role="alert">
              {refusal}
            </p>
          )}
          <div className="line">
            <button type="submit" className="btn btn-small btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
              {busy ? words.sending : words.send}
            </button>
            <button type="button" className="btn btn-small btn-plain" onClick={close}>
              {words.cancel}
            </button>
            <span className="small quiet">{words.mail}</span>
          </div>
        </form>
      )}
    </>
  )
}
