'use client'

import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { type FormAction, type FormState, idle } from './form-state'
import { RouteDialog } from './RouteDialog'
import { useFieldError, useRefusal } from './refusals'
import { SignInAgain } from './SignInAgain'

type Words = { title: string; close: string; to: string; reason: string; assign: string; assigning: string; choose: string }
type Props = { action: FormAction; caseId: string; technicianId: string | null; technicians: { id: string; name: string }[]; back: string; words: Words }

/** Gives the case to somebody, with a reason where there is one. */
export function AssignDialog({ action, caseId, technicianId, technicians, back, words }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const answers = useAnswers(state)
  const refusal = useRefusal(state)
  const wrong = useFieldError()('technicianId', state.fields.technicianId)
  return (
    <RouteDialog title={words.title} close={words.close} back={back}>
      <form action={send} className="form">
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="from" value={String(state.details?.technicianId ?? technicianId ?? '')} />
        {(refusal ?? wrong) && (
          <p className="error" role="alert">
            {refusal ?? wrong} <SignInAgain state={state} />
          </p>
        )}
        <label className="label" htmlFor="assign-to">
          {words.to}
        </label>
        <select
          key={answers}
          id="assign-to"
          data-first=""
          name="technicianId"
          className="field"
          defaultValue={String(state.values.technicianId ?? technicianId ?? '')}
        >
          <option value="">{words.choose}</option>
          {technicians.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <label className="label" htmlFor="assign-reason">
          {words.reason}
        </label>
        <input id="assign-reason" name="reason" className="field" maxLength={500} defaultValue={String(state.values.reason ?? '')} />
        <button type="submit" className="btn btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
          {busy ? words.assigning : words.assign}
        </button>
      </form>
    </RouteDialog>
  )
}
