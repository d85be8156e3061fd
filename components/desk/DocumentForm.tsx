'use client'

import { useId } from 'react'
import { useAction } from '@/components/ui/use-action'
import { type FormAction, type FormState, idle } from './form-state'
import { useRefusal } from './refusals'

type Props = {
  action: FormAction
  documentId: string
  kind: string
  visibility: string
  /** the member sent its first version */
  isMembers: boolean
  kinds: (readonly [string, string])[]
  words: Record<'kind' | 'sees' | 'internal' | 'shared' | 'own' | 'save' | 'saving' | 'saved', string>
}

/** Says what a document is and who may see it. */
export function DocumentForm({ action, documentId, kind, visibility, isMembers, kinds, words }: Props) {
  const id = useId()
  const [state, send, busy] = useAction(action, idle)
  const refusal = useRefusal(state)
  return (
    // React empties a form after every answer, a refusal too; what was chosen must stay
    <form action={send} className="line doc-says" onReset={(event) => event.preventDefault()}>
      <input type="hidden" name="documentId" value={documentId} />
      <span>
        <label className="label" htmlFor={`${id}-kind`}>
          {words.kind}
        </label>
        <select className="field" id={`${id}-kind`} name="kind" defaultValue={kind}>
          {kinds.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </span>
      {isMembers ? (
        <>
          <input type="hidden" name="visibility" value="shared" />
          <p className="hint">{words.own}</p>
        </>
      ) : (
        <span>
          <label className="label" htmlFor={`${id}-sees`}>
            {words.sees}
          </label>
          <select className="field" id={`${id}-sees`} name="visibility" defaultValue={visibility}>
            <option value="internal">{words.internal}</option>
            <option value="shared">{words.shared}</option>
          </select>
        </span>
      )}
      <button type="submit" className="btn btn-small btn-neutral" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
        {busy ? words.saving : words.save}
      </button>
      <span role={refusal ? 'alert' : 'status'} className={refusal ? 'error' : 'quiet'}>
        {busy ? '' : (refusal ?? (state.status === 'ok' ? words.saved : ''))}
      </span>
    </form>
  )
}
