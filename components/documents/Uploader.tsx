'use client'

import { useRouter } from 'next/navigation'
import { type DragEvent, type FormEvent, useActionState, useId, useRef, useState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { Icon } from '@/components/ui/Icon'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { type FormState, idle } from '@/lib/core/form-state'
import { type OnItsWay, SendingFile } from './SendingFile'
import { UploadOutcome } from './UploadOutcome'
import type { UploadResult, UploadWords } from './upload-words'

export type UploadState = FormState<UploadResult>
type Props = {
  caseId: string
  itemId: string | null
  main: boolean
  locale: string
  action: (before: UploadState, form: FormData) => Promise<UploadState>
  words: UploadWords
}

const nothing: UploadResult = { arrived: [], failed: [] }
const accept = 'image/*,.heic,.heif,application/pdf,.docx,.txt'

/**
 * Sends files for one item, or freely. Without JavaScript it is a plain form; with it each file shows how far it is,
 * can be stopped, and goes on where it stopped when the connection was lost or the page was loaded anew.
 */
export function Uploader({ caseId, itemId, main, locale, action, words }: Props) {
  const id = useId()
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [state, send] = useActionState(action, idle)
  const [sent, setSent] = useState<UploadResult | null>(null)
  const [onItsWay, setOnItsWay] = useState<OnItsWay[]>([])
  const [announced, announce] = useState('')
  const stops = useRef(new Map<number, AbortController>())
  const count = useRef(0)
  const result = sent ?? state.result ?? nothing
  const refused = !sent && state.status === 'error'
  const why =
    state.code === 'unauthenticated'
      ? words.signInAgain
      : (words.failures[state.reason === 'fields' ? 'no_file' : (state.reason ?? 'other')] ?? words.failures.other ?? '')

  async function sendOne(file: File, sendFile: typeof import('./send-file').sendFile): Promise<void> {
    const key = count.current++
    const stop = new AbortController()
    stops.current.set(key, stop)
    const change = (to: Partial<OnItsWay>) => setOnItsWay((all) => all.map((one) => (one.id === key ? { ...one, ...to } : one)))
    setOnItsWay((all) => [...all, { id: key, name: file.name, size: file.size, loaded: 0, waiting: false }])
    let quarter = 0
    const answer = await sendFile(file, {
      caseId,
      itemId,
      signal: stop.signal,
      onWaiting: (waiting) => change({ waiting }),
      onProgress: (loaded) => {
        change({ loaded })
        const now = Math.floor((4 * loaded) / Math.max(file.size, 1))
        if (now > quarter && now < 4) announce(words.quarter.replace('{file}', file.name).replace('{percent}', String(now * 25)))
        quarter = Math.max(now, quarter)
      },
    })
    stops.current.delete(key)
    setOnItsWay((all) => all.filter((one) => one.id !== key))
    setSent((before) => {
      const { arrived, failed } = before ?? nothing
      if (answer.ok) return { failed, arrived: [...arrived, { fileName: answer.fileName, receiptNumber: answer.receiptNumber }] }
      return { arrived, failed: [...failed, { fileName: file.name, code: answer.code }] }
    })
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    const form = event.currentTarget
    const files = new FormData(form).getAll('files').filter((file): file is File => file instanceof File && file.name !== '')
    // nothing chosen: the server says so in words
    if (files.length === 0) return
    event.preventDefault()
    setSent(nothing)
    form.reset()
    try {
      const { sendFile } = await import('./send-file')
      await Promise.all(files.map((file) => sendOne(file, sendFile)))
    } catch {
      setSent({ arrived: [], failed: files.map((file) => ({ fileName: file.name, code: 'other' })) })
    }
    router.refresh()
  }

  function drop(event: DragEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (picker.current && event.dataTransfer.files.length > 0) {
      picker.current.files = event.dataTransfer.files
      picker.current.form?.requestSubmit()
    }
  }

  return (
    <form action={send} onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={drop} className="upload">
      <input type="hidden" name="caseId" value={caseId} />
      {itemId && <input type="hidden" name="itemId" value={itemId} />}
      <label className="label" htmlFor={id}>
        {words.label}
      </label>
      <span className="hint" id={`${id}-hint`}>
        {words.hint} <span className="wide-only">{words.dropHere}</span>
      </span>
      {refused && <ErrorNote id={`${id}-error`} text={why} />}
      <UploadOutcome result={result} words={words} />
      {onItsWay.length > 0 && (
        <ul className="ups">
          {onItsWay.map((file) => (
            <SendingFile key={file.id} file={file} locale={locale} words={words} onStop={() => stops.current.get(file.id)?.abort()} />
          ))}
        </ul>
      )}
      <span className="sr" aria-live="polite">
        {announced}
      </span>
      <input className="field" id={id} ref={picker} type="file" name="files" multiple accept={accept} aria-describedby={`${id}-hint`} />
      <label className="btn narrow-only camera">
        <Icon name="camera" /> {words.takePhoto}
        <input type="file" name="files" accept="image/*" capture="environment" onChange={(event) => event.currentTarget.form?.requestSubmit()} />
      </label>
      <SubmitButton className={main ? 'btn btn-main' : 'btn'} pending={words.pending}>
        {words.send}
      </SubmitButton>
    </form>
  )
}
