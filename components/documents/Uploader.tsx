'use client'

import { useRouter } from 'next/navigation'
import { type DragEvent, type FormEvent, type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { Icon } from '@/components/ui/Icon'
import { portalScripts } from '@/components/ui/portal-scripts'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { type FormState, idle } from '@/lib/core/form-state'
import type { SentFilePlace } from '@/lib/documents/schema'
import { type OnItsWay, SendingFile } from './SendingFile'
import type { Sent } from './send-file'
import { UploadOutcome } from './UploadOutcome'
import { failureInWords, filesHint, type UploadResult, uploadWords } from './upload-words'

type UploadState = FormState<UploadResult>
type Props = {
  caseId: string
  itemId: string | null
  /** the document of which a file is the next version */
  documentId?: string | null
  /** the one to begin with: its way to send stands out */
  main: boolean
  /** the words to press before it is seen, where sending is not what comes next */
  folded?: ReactNode
  locale: string
  action: (before: UploadState, form: FormData) => Promise<UploadState>
  /** what the files are for, where the button alone does not say it */
  label?: string
  /** in place of the button's usual words */
  chooseFile?: string
  /** what more the form says of a file */
  children?: ReactNode
}

/** What all ways to send on a page have in common. */
export type UploaderOfPage = Pick<Props, 'locale' | 'caseId' | 'action'>

const nothing: UploadResult = { arrived: [], failed: [] }
const signedOutMeanwhile = { code: 'unauthenticated' }
const accept = 'image/*,.heic,.heif,application/pdf,.docx,.txt'

/**
 * Sends files for one item, or freely. Without JavaScript it is a plain form; with it each file shows how far it is,
 * can be stopped, and goes on where it stopped when the connection was lost or the page was loaded anew.
 */
export function Uploader({ caseId, itemId, documentId = null, main, folded, locale, action, label = '', chooseFile, children }: Props) {
  const words = uploadWords(locale)
  const place = `send-${documentId ?? itemId ?? 'more'}`
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [state, send] = useAction(action, idle, place)
  const [sent, setSent] = useState<UploadResult | null>(null)
  const [onItsWay, setOnItsWay] = useState<OnItsWay[]>([])
  const [announced, announce] = useState('')
  const [signedOut, setSignedOut] = useState<typeof signedOutMeanwhile | null>(null)
  const outcome = useRef<HTMLDivElement>(null)
  const stops = useRef(new Map<number, AbortController>())
  const count = useRef(0)
  const result = sent ?? state.result ?? nothing
  const refusal = sent ? signedOut : state.status === 'error' ? state : null
  const why = failureInWords(state.reason === 'fields' ? (state.fields.files === 'too_many' ? 'too_many' : 'no_file') : state.reason, words)

  // What was chosen before this ran is sent now.
  useEffect(() => {
    if ([...(form.current?.querySelectorAll<HTMLInputElement>('input[type=file]') ?? [])].some((input) => input.files?.length)) form.current?.requestSubmit()
  }, [])

  // whoever leaves while a file is on its way is asked first
  const sending = onItsWay.length > 0
  useEffect(() => {
    if (!sending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [sending])

  async function sendOne(file: File, place: SentFilePlace, sendFile: typeof import('./send-file').sendFile): Promise<Sent> {
    const key = count.current++
    const stop = new AbortController()
    stops.current.set(key, stop)
    const change = (to: Partial<OnItsWay>) => setOnItsWay((all) => all.map((one) => (one.id === key ? { ...one, ...to } : one)))
    setOnItsWay((all) => [...all, { id: key, name: file.name, size: file.size, loaded: 0, waiting: false }])
    let quarter = 0
    const answer = await sendFile(file, place, {
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
      if (answer.ok) return { failed, arrived: [...arrived, answer] }
      return { arrived, failed: [...failed, { fileName: file.name, code: answer.code }] }
    })
    return answer
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    const form = event.currentTarget
    const said = new FormData(form)
    const files = said.getAll('files').filter((file): file is File => file instanceof File && file.name !== '')
    // nothing chosen: the server says so in words
    if (files.length === 0) return
    event.preventDefault()
    const kind = said.get('kind') as SentFilePlace['kind']
    const visibility = said.get('visibility') as SentFilePlace['visibility']
    const sender = await loadSender()
    // the scripts that send did not come: the form goes as it would without any
    if (!sender) return startTransition(() => send(said))
    setSent(nothing)
    form.reset()
    const answers = await Promise.all(files.map((file) => sendOne(file, { caseId, itemId, documentId, kind, visibility }, sender.sendFile)))
    outcome.current?.focus()
    // where nothing came the page is as it was, and anew it could have no place for saying why
    if (answers.some(({ ok }) => ok)) setSignedOut(await showAnew(router))
  }

  function drop(event: DragEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (picker.current && event.dataTransfer.files.length > 0) {
      picker.current.files = event.dataTransfer.files
      picker.current.form?.requestSubmit()
    }
  }

  // `required` lets the stylesheet show the button "Send" once a file is chosen, where no script sends it at once
  const choose = { type: 'file', name: 'files', required: true, 'aria-required': false, 'aria-describedby': filesHint } as const
  const ways = (
    <div className={main ? 'drop' : 'send-ways'}>
      {itemId && (
        <label className={main ? 'btn btn-main narrow-only camera' : 'btn narrow-only camera'}>
          <Icon name="camera" /> {words.takePhoto} <span className="sr">{label}</span>
          <input {...choose} accept="image/*" capture="environment" onChange={(event) => event.currentTarget.form?.requestSubmit()} />
        </label>
      )}
      <label className="btn">
        <Icon name={itemId ? 'upload' : 'plus'} /> {chooseFile ?? words.chooseFile} <span className="sr">{label}</span>
        <input {...choose} ref={picker} multiple={!documentId} accept={accept} onChange={(event) => event.currentTarget.form?.requestSubmit()} />
      </label>
      {main && <span className="wide-only">{words.dropHere}</span>}
      <noscript>
        <p className="small quiet">{words.atOnce}</p>
      </noscript>
      <SubmitButton className="btn send" pending={portalScripts(locale).sending}>
        {words.send}
      </SubmitButton>
    </div>
  )
  return (
    <form
      id={place}
      action={send}
      ref={form}
      onSubmit={submit}
      onPointerDown={loadSender}
      onFocus={loadSender}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      className="upload"
      noValidate
    >
      <input type="hidden" name="caseId" value={caseId} />
      {itemId && <input type="hidden" name="itemId" value={itemId} />}
      {documentId && <input type="hidden" name="documentId" value={documentId} />}
      {refusal && <ErrorNote id={`${place}-error`} state={refusal} text={why} />}
      <div ref={outcome} tabIndex={-1} className="outcome">
        <UploadOutcome result={result} words={words} />
      </div>
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
      {folded ? (
        <details>
          <summary>
            <Icon name="plus" /> {folded}
          </summary>
          {children}
          {ways}
        </details>
      ) : (
        <>
          {children}
          {ways}
        </>
      )}
    </form>
  )
}

/** The scripts that send files, loaded when somebody reaches for a form of these; null when they do not come. */
const loadSender = () => import('./send-file').catch(() => null)

/**
 * Shows the page as it is now. Without a connection the browser would leave it, and whoever was signed out would be led away
 * from what is said here: that is answered instead.
 */
async function showAnew(router: { refresh: () => void }): Promise<typeof signedOutMeanwhile | null> {
  const answer = await fetch('/api/notifications/bell', { cache: 'no-cache' }).catch(() => null)
  if (answer?.ok) router.refresh()
  return answer?.status === 401 ? signedOutMeanwhile : null
}
