'use client'

import { useActionState, useId } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'

export type UploadWords = {
  label: string
  hint: string
  send: string
  pending: string
  arrived: string
  failedTitle: string
  failedHow: string
  signInAgain: string
  failures: Record<string, string>
}
export type UploadResult = { arrived: { fileName: string; receiptNumber: string }[]; failed: { fileName: string; code: string }[] }
export type UploadState = FormState<UploadResult>

type Props = { caseId: string; itemId: string | null; main: boolean; action: (before: UploadState, form: FormData) => Promise<UploadState>; words: UploadWords }

/** Sends files for one item, or freely. One message lists what failed, why, and how to try again; what arrived is kept. */
export function UploadForm({ caseId, itemId, main, action, words }: Props) {
  const id = useId()
  const [state, send] = useActionState(action, idle)
  const failed = state.result?.failed ?? []
  const arrived = state.result?.arrived ?? []
  const refused = state.status === 'error'
  const why =
    state.code === 'unauthenticated'
      ? words.signInAgain
      : (words.failures[state.reason === 'fields' ? 'no_file' : (state.reason ?? 'other')] ?? words.failures.other ?? '')
  return (
    <form action={send} className="upload">
      <input type="hidden" name="caseId" value={caseId} />
      {itemId && <input type="hidden" name="itemId" value={itemId} />}
      <label className="label" htmlFor={id}>
        {words.label}
      </label>
      <span className="hint" id={`${id}-hint`}>
        {words.hint}
      </span>
      {refused && <ErrorNote id={`${id}-error`} text={why} />}
      {failed.length > 0 && (
        <div className="upload-failed" role="alert">
          <p>
            <b>{words.failedTitle}</b>
          </p>
          <ul>
            {failed.map((file) => (
              <li key={file.fileName}>
                {file.fileName}: {words.failures[file.code] ?? words.failures.other}
              </li>
            ))}
          </ul>
          <p>{words.failedHow}</p>
        </div>
      )}
      {arrived.length > 0 && (
        <ul className="upload-arrived small" role="status">
          {arrived.map((file) => (
            <li key={file.receiptNumber}>
              {words.arrived} {file.fileName} <span className="no">{file.receiptNumber}</span>
            </li>
          ))}
        </ul>
      )}
      <input
        className="field"
        id={id}
        type="file"
        name="files"
        multiple
        required
        accept="image/*,.heic,.heif,application/pdf,.docx,.txt"
        aria-describedby={`${id}-hint`}
      />
      <SubmitButton className={main ? 'btn btn-main' : 'btn'} pending={words.pending}>
        {words.send}
      </SubmitButton>
    </form>
  )
}
