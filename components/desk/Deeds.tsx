'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useAction } from '@/components/ui/use-action'
import { deedsForm, type FormAction, type FormState, idle } from './form-state'
import { useButtonRefusal, useCatchUp } from './refusals'
import { SignInAgain } from './SignInAgain'
import { usePressed } from './use-pressed'

/**
 * What stands behind the buttons of a page that each do one thing at once: it marks the pressed one while the server works,
 * and says beside it why something is refused; where the button is gone since, the sentence has the focus. There is one for
 * all of them, since each form with a state of its own is drawn twice by the server.
 */
export function Deeds({ action, working }: { action: FormAction; working: string }) {
  const [state, send, busy] = useAction(action, idle)
  const refusal = useButtonRefusal(state)
  useCatchUp(state)
  const [pressed, press] = usePressed(busy)
  const [beside, setBeside] = useState<Element | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  // the page may have been drawn anew, and the button with it
  useLayoutEffect(() => setBeside(pressed.current?.isConnected ? pressed.current.parentElement : null))
  const isApart = Boolean(refusal) && !busy && !beside
  useEffect(() => {
    if (isApart) said.current?.focus()
  }, [isApart])
  const sentence = refusal && !busy && (
    <p className="error act-error" role="alert" ref={said} tabIndex={-1}>
      {refusal} <SignInAgain state={state} />
    </p>
  )
  return (
    <form
      id={deedsForm}
      action={send}
      onSubmit={(event) => {
        if (busy) return event.preventDefault()
        press((event.nativeEvent as SubmitEvent).submitter)
      }}
    >
      <p className="sr" role="status">
        {busy && working}
      </p>
      {sentence && (beside ? createPortal(sentence, beside) : sentence)}
    </form>
  )
}
