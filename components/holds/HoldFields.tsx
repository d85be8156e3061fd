import type { ReactNode } from 'react'
import { respondByFrom } from '@/lib/holds/rules'
import type { HoldDraft } from './hold-draft'

type Props = {
  draft: HoldDraft
  change: (part: Partial<HoldDraft>) => void
  words: Record<string, string>
  /** why the field was refused, if it was */
  wrong: string | null
}

/** For whom the case waits: the member, somebody else, or the office itself. */
export function WaitingForField({ draft, change, words }: Omit<Props, 'wrong'>) {
  return (
    <fieldset>
      <legend className="label">{words.waitingFor}</legend>
      <div className="seg">
        {(['member', 'third_party', 'us'] as const).map((whom) => (
          <label key={whom}>
            <input type="radio" name="waitingFor" value={whom} checked={draft.waitingFor === whom} onChange={() => change({ waitingFor: whom })} />
            {words[`waiting_${whom}`]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Why the case waits, in the words the member reads. */
export function ReasonField({ draft, change, words, wrong, counter, hint }: Props & { counter: string; hint: ReactNode }) {
  return (
    <>
      <p className="lab">
        <label className="label" htmlFor="hold-reason">
          {words.reason}
        </label>
        <span className="quiet num" aria-live="off">
          {counter}
        </span>
      </p>
      {wrong && (
        <p className="error" id="hold-reason-error">
          {wrong}
        </p>
      )}
      <textarea
        id="hold-reason"
        data-first=""
        name="reason"
        rows={5}
        className={wrong ? 'field field-error' : 'field'}
        value={draft.reason}
        onChange={(event) => change({ reason: event.target.value })}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'hold-reason-error hold-reason-hint' : 'hold-reason-hint'}
      />
      <p className="hint" id="hold-reason-hint">
        {hint}
      </p>
    </>
  )
}

const usualDays = [
  ['days10', 10],
  ['weeks2', 14],
  ['days30', 30],
] as const

/** Until when an answer is asked for, with the usual times at hand. */
export function RespondByField({ draft, change, words, wrong, today }: Props & { today: string }) {
  return (
    <div>
      <p className="lab">
        <label className="label" htmlFor="hold-day">
          {words.respondBy}
        </label>
        <span className="quiet">{words.optional}</span>
      </p>
      {wrong && (
        <p className="error" id="hold-day-error">
          {wrong}
        </p>
      )}
      <input
        type="date"
        id="hold-day"
        name="respondByOn"
        className={wrong ? 'field field-error' : 'field'}
        value={draft.respondByOn}
        min={today}
        onChange={(event) => change({ respondByOn: event.target.value })}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? 'hold-day-error' : undefined}
      />
      <p className="quick">
        {usualDays.map(([word, days]) => (
          <button key={word} type="button" className="pick" onClick={() => change({ respondByOn: respondByFrom(today, days) })}>
            {words[word]}
          </button>
        ))}
      </p>
    </div>
  )
}
