'use client'

import { FaultSummary } from '@/components/desk/FaultSummary'
import type { FormState } from '@/components/desk/form-state'
import { useFieldError } from '@/components/desk/refusals'

type Props = {
  state: FormState
  /** the id of a wrong field, and what it is called */
  idOf: (field: string) => string
  labelOf?: (field: string) => string
  /** where what is shown now can be looked at, when somebody else changed it */
  here?: string
  /** further places to look at */
  places?: { id: string; name: string }[]
  words: { mend: string; kept: string; look: string; done?: string }
}

/** What came of sending a form: done, or what is wrong with links to it; takes the focus when something is. */
export function FormOutcome({ state, idOf, labelOf, here, places = [], words }: Props) {
  const fieldError = useFieldError()
  if (state.status === 'ok' && words.done) {
    return (
      <p className="note" role="status">
        {words.done}
      </p>
    )
  }
  const faults = Object.entries(state.fields).map(([field, code]) => ({
    id: idOf(field),
    text: `${labelOf ? `${labelOf(field)}: ` : ''}${fieldError(field, code)}`,
  }))
  return (
    <FaultSummary state={state} faults={faults} words={words}>
      {places.map(({ id, name }) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
      {state.reason === 'changed_meanwhile' && here && (
        <a href={here} target="_blank" rel="noreferrer">
          {words.look}
        </a>
      )}
    </FaultSummary>
  )
}
