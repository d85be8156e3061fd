'use client'

import { useActionState, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { deedsForm, type FormAction, type FormState, idle } from './form-state'
import { useRefusal } from './refusals'

/**
 * What stands behind the buttons of a page that each do one thing at once: it marks the pressed one while the server works,
 * and says beside it why something is refused. One form for all of them: a leaf and a form for each is what a page of papers cost most.
 */
export function Deeds({ action, working }: { action: FormAction; working: string }) {
  const [state, send, busy] = useActionState(action as (before: FormState, form: FormData) => Promise<FormState>, idle)
  const refusal = useRefusal(state)
  const pressed = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!busy) pressed.current?.removeAttribute('aria-busy')
  }, [busy])
  const sentence = refusal && !busy && (
    <p className="error act-error" role="alert">
      {refusal}
    </p>
  )
  const beside = pressed.current?.isConnected ? pressed.current.parentElement : null
  return (
    <form
      id={deedsForm}
      action={send}
      onSubmit={(event) => {
        if (busy) return event.preventDefault()
        pressed.current = (event.nativeEvent as SubmitEvent).submitter
        pressed.current?.setAttribute('aria-busy', 'true')
      }}
    >
      <p className="sr" role="status">
        {busy && working}
      </p>
      {sentence && (beside ? createPortal(sentence, beside) : sentence)}
    </form>
  )
}
