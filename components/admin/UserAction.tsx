'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = {
  action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>
  userId: string
  words: { submit: string; pending: string; done?: string; failed: string; refusals: Record<string, string> }
  className?: string
}

/** One button that does one thing to a person's account, and says what came of it. */
export function UserAction({ action, userId, words, className = 'btn btn-neutral' }: Props) {
  const [state, send] = useAction(action, idle)
  return (
    <form action={send} className="stack">
      <input type="hidden" name="userId" value={userId} />
      {state.status === 'error' && <ErrorNote state={state} id="account-error" text={words.refusals[state.reason ?? ''] ?? words.failed} />}
      <SubmitButton className={className} pending={words.pending}>
        {words.submit}
      </SubmitButton>
      {state.status === 'ok' && words.done && (
        <p className="note" role="status">
          {words.done}
        </p>
      )}
    </form>
  )
}
