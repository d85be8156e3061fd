'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'

type Props<R> = {
  action: (before: FormState<R>, form: FormData) => Promise<FormState<R>>
  hidden: Record<string, string>
  words: { submit: string; pending: string; failed: string }
  className?: string
}

/** One button that does one thing. */
export function ActionForm<R>({ action, hidden, words, className = 'btn' }: Props<R>) {
  const [state, send] = useAction(action, idle)
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === 'error' && <ErrorNote state={state} id="action-error" text={words.failed} />}
      <SubmitButton className={className} pending={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
