'use client'

import { useActionState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'

type State = FormState<{ receiptNumber: string }>
type Props = {
  caseId: string
  filled: boolean
  action: (before: State, form: FormData) => Promise<State>
  words: { button: string; pending: string; refusals: Record<string, string>; failed: string }
}

/** "I have sent everything": outlined while something is missing, filled when nothing is. */
export function SentEverything({ caseId, filled, action, words }: Props) {
  const [state, send] = useActionState(action, idle)
  return (
    <form action={send}>
      <input type="hidden" name="caseId" value={caseId} />
      {state.status === 'error' && <ErrorNote id="sent-error" text={words.refusals[state.reason ?? ''] ?? words.failed} />}
      <SubmitButton className={filled ? 'btn btn-main btn-wide' : 'btn btn-wide'} pending={words.pending}>
        {words.button}
      </SubmitButton>
    </form>
  )
}
