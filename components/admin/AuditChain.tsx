'use client'

import { momentInWords } from '@/components/ui/dates'
import { ErrorNote } from '@/components/ui/ErrorNote'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import type { ChainReport } from '@/lib/access/audit-trail'
import { type FormState, idle } from '@/lib/core/form-state'

type Props = {
  action: (before: FormState<ChainReport>, form: FormData) => Promise<FormState<ChainReport>>
  reader: { locale: string; timeZone: string }
  words: Record<'check' | 'checking' | 'whole' | 'empty' | 'waiting' | 'broken' | 'failed' | ChainReport['faults'][number]['fault'], string>
}

/** Checks the chain of the trail, and says in plain words what came of it. */
export function AuditChain({ action, reader, words }: Props) {
  const [state, send] = useAction(action, idle as FormState<ChainReport>)
  const report = state.result
  const said = (text: string, values: Record<string, string | number | null>) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  const moment = (at: string | null) => (at ? momentInWords(at, reader.locale, reader.timeZone, 'full') : '')
  return (
    <form action={send} className="a-chain">
      <SubmitButton className="btn btn-small btn-neutral" pending={words.checking}>
        {words.check}
      </SubmitButton>
      {state.status === 'error' && <ErrorNote state={state} id="chain-error" text={words.failed} />}
      {report && report.faults.length === 0 && (
        <p className="note" role="status">
          {report.sealed === 0 ? words.empty : said(words.whole, { sealed: report.sealed, from: moment(report.firstAt), to: moment(report.lastAt) })}{' '}
          {report.waiting > 0 && said(words.waiting, { waiting: report.waiting })}
        </p>
      )}
      {report && report.faults.length > 0 && (
        <div className="summary" role="alert">
          <p>
            <b>{said(words.broken, { faults: report.faults.length })}</b>
          </p>
          <ul>
            {report.faults.slice(0, 20).map(({ fault, sequence, eventId }) => (
              <li key={`${fault} ${sequence} ${eventId}`}>{said(words[fault], { sequence, eventId })}</li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}
