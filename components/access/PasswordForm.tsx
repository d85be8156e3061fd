'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'
import { type RefusalWords, refusalInWords } from './refusals'

type Words = Record<'current' | 'password' | 'hint' | 'submit' | 'pending' | 'saved', string> & { refusals: RefusalWords }

/** The current password and a new one. */
export function PasswordForm({ action, words }: { action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>; words: Words }) {
  const [state, send] = useAction(action, idle)
  return (
    <form action={send} className="stack sign-in">
      {state.status === 'error' && <ErrorNote state={state} id="password-error" text={refusalInWords(state, words.refusals)} />}
      {state.status === 'ok' && (
        <p className="note" role="status">
          {words.saved}
        </p>
      )}
      <div>
        <label className="label" htmlFor="current">
          {words.current}
        </label>
        <input className="field" id="current" name="current" type="password" autoComplete="current-password" required />
      </div>
      <div>
        <label className="label" htmlFor="password">
          {words.password}
        </label>
        <span className="hint" id="password-hint">
          {words.hint}
        </span>
        <input className="field" id="password" name="password" type="password" autoComplete="new-password" required aria-describedby="password-hint" />
      </div>
      <SubmitButton className="btn btn-main" pending={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
