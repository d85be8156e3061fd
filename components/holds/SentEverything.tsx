'use client'

import { ErrorNote } from '@/components/ui/ErrorNote'
import { portalScripts } from '@/components/ui/portal-scripts'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'

type State = FormState<{ receiptNumber: string }>
type Props = {
  locale: string
  caseId: string
  filled: boolean
  action: (before: State, form: FormData) => Promise<State>
}

const place = 'sent-everything'

/**
 * "I have sent everything": outlined while something is missing, filled when nothing is. What it was refused for is of what
 * had been sent by then: its `key` is how much that is.
 */
export function SentEverything({ locale, caseId, filled, action }: Props) {
  const [state, send] = useAction(action, idle, place)
  const { sentEverything, failed, sending } = portalScripts(locale)
  const refusal = state.reason === 'nothing_sent' || state.reason === 'not_on_hold' ? sentEverything[state.reason] : failed
  return (
    <form id={place} action={send}>
      <input type="hidden" name="caseId" value={caseId} />
      {state.status === 'error' && <ErrorNote state={state} id="sent-error" text={refusal} />}
      <SubmitButton className={filled ? 'btn btn-main btn-wide' : 'btn btn-wide'} pending={sending}>
        {sentEverything.button}
      </SubmitButton>
    </form>
  )
}
