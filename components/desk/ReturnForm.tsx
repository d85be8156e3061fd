'use client'

import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Folded, fold, unfold } from '@/components/ui/folded'
import { Icon } from '@/components/ui/Icon'
import { useAction } from '@/components/ui/use-action'
import { useTypedEarly } from '@/components/ui/use-typed-early'
import { type FormAction, type FormState, idle } from './form-state'
import { useCatchUp, useFieldError, useRefusal } from './refusals'
import { SignInAgain } from './SignInAgain'

type Props = {
  action: FormAction
  itemId: string
  seen: string
  offered: boolean
  here: string
  /** whether the address asks for the form: the way to it without scripts */
  openAtFirst: boolean
  before: string
  opens: string
  children: ReactNode
}
type Words = Record<'title' | 'reads' | 'send' | 'sending' | 'cancel' | 'mail' | 'spanish' | 'codes', string> & {
  labels: Record<string, string>
  messages: Record<string, string>
  /** for a member who reads Spanish */
  spanishMessages: Record<string, string> | null
}
const Context = createContext<Folded<Words>>(fold({} as Words))

/** What the forms inside it say once they are open. */
export function ReturnWords({ words, children }: { words: Folded<Words>; children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

/** Accept or return a paper. Returning asks what the member should do; the words proposed may be changed. */
export function ReturnForm({ action, itemId, seen, offered, here, openAtFirst, before, opens, children }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const [open, setOpen] = useState(openAtFirst)
  const folded = useContext(Context)
  const words = useMemo(() => (open ? unfold(folded) : null), [open, folded])
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
  useTypedEarly(`${id}-form`, (typed) => {
    setMessage((drawn) => typed.get('message') ?? drawn)
    setMessageEs((drawn) => typed.get('translations[es][message]') ?? drawn)
  })
  const refusal = useRefusal(state)
  useCatchUp(state)
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
    setMessage((now) => proposed(words?.messages ?? {}, name, now))
    setMessageEs((now) => proposed(words?.spanishMessages ?? {}, name, now))
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
              <Icon name="back" /> {opens}
            </button>
          </form>
        )}
      </div>
      {words && (
        <form action={send} className="back-form" id={`${id}-form`}>
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="code" value={code} />
          <label className="label" htmlFor={`${id}-message`}>
            {words.title} <span className="hint">{words.reads}</span>
          </label>
          <div className="line" role="group" aria-label={words.codes}>
            {Object.entries(words.labels).map(([name, label]) => (
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
          {words.spanishMessages && (
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
              {refusal} <SignInAgain state={state} />
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

/** The words for a code, in place of those for another; what somebody typed themselves stays before them. */
function proposed(messages: Record<string, string>, code: string, now: string): string {
  const words = messages[code] ?? ''
  const isOwn = now.trim() !== '' && !Object.values(messages).includes(now)
  return isOwn && !now.includes(words) ? `${now.trim()} ${words}`.slice(0, 1000) : isOwn ? now : words
}
