'use client'

import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createTranslator } from 'use-intl/core'
import { FaultSummary, type FormFault } from '@/components/desk/FaultSummary'
import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { closeForm, RouteDialog } from '@/components/desk/RouteDialog'
import { useFieldError } from '@/components/desk/refusals'
import { Icon } from '@/components/ui/Icon'
import { keptInTab } from '@/components/ui/kept-in-tab'
import { startOfSentence } from '@/components/ui/start-of-sentence'
import { useAction } from '@/components/ui/use-action'
import type { HoldTemplateChoice } from '@/lib/cases/queries'
import type { Locale, LocalText } from '@/lib/core/locale'
import { respondByFrom } from '@/lib/holds/rules'
import { formValues } from '@/lib/web/form-values'
import { BlankFields } from './BlankFields'
import { HoldItems } from './HoldItems'
import { HoldPreview, type MemberWords, type Preview } from './HoldPreview'
import {
  caughtUp,
  draftOf,
  emptyDraft,
  filledIn,
  firstStep,
  type HoldDraft,
  isAsProposed,
  itemsToSend,
  keptDraft,
  openBlanks,
  typedDraft,
  type WaysToWait,
} from './hold-draft'

type HoldWords = Record<string, string>
type Say = (word: string, values?: Record<string, string | number>) => string
type About = { number: string; person: string; member: string; memberLocale: Locale; technician: string; typeName: LocalText; subject: string; office: string }
type Props = {
  action: FormAction
  caseId: string
  userId: string
  back: string
  requestKey: string
  about: About
  today: string
  templates: HoldTemplateChoice[]
  /** how the office waits, to say beforehand what comes next */
  ladder: WaysToWait | null
  /** the template the address names, for a browser without scripts */
  chosen: string
  words: HoldWords
  memberWords: Record<Locale, MemberWords>
}

/** Puts a case on hold, showing beforehand exactly what the member will read. Nothing typed is ever lost. */
export function HoldDialog({ action, caseId, userId, back, requestKey, about, today, templates, ladder, chosen, words, memberWords }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const [draft, setDraft] = useState<HoldDraft>(() => {
    const template = templates.find((one) => one.code === chosen)
    return typedDraft(state.values) ?? (template ? draftOf(template, today) : emptyDraft)
  })
  const [before, setBefore] = useState<HoldDraft | null>(null)
  const [key] = useState(requestKey)
  const [preview, setPreview] = useState<Preview>(about.memberLocale === 'es' ? 'es' : 'portal')
  const form = useRef<HTMLFormElement>(null)
  const picker = useRef<HTMLSelectElement>(null)
  const fieldError = useFieldError()
  const change = (part: Partial<HoldDraft>) => setDraft((now) => ({ ...now, ...part }))
  const say = useMemo(() => createTranslator({ locale: 'en', messages: words }) as unknown as Say, [words])

  const kept = useMemo(() => keptInTab(`hold.${caseId}`, userId), [caseId, userId])
  const placing = useRef(false)
  const comeToLife = useEffectEvent(() => {
    const before = keptDraft(kept.read())
    const typed = form.current && typedDraft(formValues(new FormData(form.current)))
    const picked = templates.find(({ code }) => code === picker.current?.value)
    if (before) setDraft(before)
    else if (typed) setDraft((drawn) => caughtUp(drawn, typed, picked && picked.code !== drawn.template ? draftOf(picked, today) : undefined))
  })
  // in layout, at once: what is typed between the page's coming to life and its other effects would be lost
  useLayoutEffect(() => comeToLife(), [])
  useEffect(() => {
    if (draft !== emptyDraft) kept.keep(JSON.stringify(draft))
  }, [kept, draft])
  // a dialog that goes while its hold is being placed is of a hold that was: what was typed for it is not the next one's
  useEffect(() => {
    placing.current = busy
  }, [busy])
  useEffect(() => () => (placing.current ? kept.forget() : undefined), [kept])

  const choose = (code: string) => {
    const template = templates.find((one) => one.code === code)
    if (!template) return change({ template: '' })
    const was = templates.find((one) => one.code === draft.template)
    const isOwn = was ? !isAsProposed(draft, draftOf(was, today)) : Boolean(draft.reason.trim()) || itemsToSend(draft).length > 0
    if (isOwn) setBefore(draft)
    setDraft(draftOf(template, today))
  }
  const { person } = about
  const length = [...draft.reason.trim()].length
  const blanks = openBlanks(draft)
  const wrong = { reason: fieldError('reason', state.fields.reason), respondByOn: fieldError('respondByOn', state.fields.respondByOn) }
  const itemErrors = Object.entries(state.fields).filter(([name]) => name.startsWith('items'))
  const faults: FormFault[] = [
    ...(wrong.reason ? [{ id: 'hold-reason', text: wrong.reason }] : []),
    ...(wrong.respondByOn ? [{ id: 'hold-day', text: wrong.respondByOn }] : []),
    ...itemErrors.map(([name, code]) => ({
      id: `hold-item-${Number(name.split('.')[1]) < draft.items.length ? name.split('.')[1] : 'new'}`,
      text: fieldError('item', code) ?? code,
    })),
  ]
  const spanish = about.memberLocale === 'es' || preview === 'es'
  return (
    <RouteDialog
      title={words.title ?? ''}
      aside={
        <span className="quiet">
          {about.member && `${about.member} · `}
          <span className="no">{about.number}</span>
        </span>
      }
      close={words.close ?? ''}
      back={back}
      className="dlg float"
      onLeave={() => {
        kept.forget()
        setDraft(emptyDraft)
      }}
    >
      <form id="hold-from-template" action={back} hidden>
        <input type="hidden" name="do" value="hold" />
      </form>
      <form
        ref={form}
        className="dlg-form"
        action={send}
        // React empties a form after every answer, a refusal too; what was chosen must stay
        onReset={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (!busy) form.current?.requestSubmit()
        }}
        noValidate
      >
        <input type="hidden" name="caseId" value={caseId} />
        <input type="hidden" name="requestKey" value={key} />
        <input type="hidden" name="templateCode" value={draft.template} />
        <input type="hidden" name="translations[es][reason]" value={draft.reasonEs} />
        <div className="dlg-body">
          <FaultSummary state={state} faults={faults} words={{ mend: words.mend, kept: words.kept }} />
          <div className="row">
            <div>
              <p className="lab">
                <label className="label" htmlFor="hold-template">
                  {words.template}
                </label>
                {before && (
                  <button
                    type="button"
                    className="pick"
                    onClick={() => {
                      setDraft(before)
                      setBefore(null)
                    }}
                  >
                    {words.bringBack}
                  </button>
                )}
              </p>
              <select
                ref={picker}
                className="field"
                id="hold-template"
                name="template"
                form="hold-from-template"
                value={draft.template}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">{words.noTemplate}</option>
                {templates.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name.en ?? code}
                  </option>
                ))}
              </select>
              <noscript>
                <button type="submit" className="pick" form="hold-from-template">
                  {words.useTemplate}
                </button>
              </noscript>
            </div>
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
          </div>
          <div>
            <p className="lab">
              <label className="label" htmlFor="hold-reason">
                {words.reason}
              </label>
              <span className="quiet num" aria-live="off">
                {say('counter', { length: length.toLocaleString('en') })}
              </span>
            </p>
            {wrong.reason && (
              <p className="error" id="hold-reason-error">
                {wrong.reason}
              </p>
            )}
            <textarea
              id="hold-reason"
              data-first=""
              name="reason"
              rows={5}
              className={wrong.reason ? 'field field-error' : 'field'}
              value={draft.reason}
              onChange={(event) => change({ reason: event.target.value })}
              aria-invalid={wrong.reason ? true : undefined}
              aria-describedby={wrong.reason ? 'hold-reason-error hold-reason-hint' : 'hold-reason-hint'}
            />
            <p className="hint" id="hold-reason-hint">
              {about.member ? say('reasonHint', { person: startOfSentence(person) }) : words.noMember}
            </p>
            <BlankFields blanks={blanks} fill={(blank, value) => setDraft((now) => filledIn(now, blank, value))} say={say} />
          </div>
          <HoldItems items={draft.items} adding={draft.adding} change={change} words={words} say={say} spanish={spanish} errors={state.fields} />
          <div className="row">
            <div>
              <p className="lab">
                <label className="label" htmlFor="hold-day">
                  {words.respondBy}
                </label>
                <span className="quiet">{words.optional}</span>
              </p>
              {wrong.respondByOn && (
                <p className="error" id="hold-day-error">
                  {wrong.respondByOn}
                </p>
              )}
              <input
                type="date"
                id="hold-day"
                name="respondByOn"
                className={wrong.respondByOn ? 'field field-error' : 'field'}
                value={draft.respondByOn}
                min={today}
                onChange={(event) => change({ respondByOn: event.target.value })}
                aria-invalid={wrong.respondByOn ? true : undefined}
                aria-describedby={wrong.respondByOn ? 'hold-day-error' : undefined}
              />
              <p className="quick">
                {(
                  [
                    ['days10', 10],
                    ['weeks2', 14],
                    ['days30', 30],
                  ] as const
                ).map(([word, days]) => (
                  <button key={word} type="button" className="pick" onClick={() => change({ respondByOn: respondByFrom(today, days) })}>
                    {words[word]}
                  </button>
                ))}
              </p>
            </div>
          </div>
        </div>
        <HoldPreview
          draft={{ ...draft, items: itemsToSend(draft) }}
          today={today}
          about={about}
          show={preview}
          choose={setPreview}
          change={change}
          words={words}
          say={say}
          memberWords={memberWords}
          next={firstStep(draft, ladder, today)}
        />
        <div className="dlg-foot">
          <p>{about.member ? say('told', { person: startOfSentence(person) }) : words.toldNobody}</p>
          <button type="submit" form={closeForm} className="btn btn-neutral">
            {words.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
            {busy ? (
              <>
                <i className="spin" aria-hidden="true" /> {words.placing}
              </>
            ) : (
              <>
                <Icon name="pause" /> {about.member ? say('place', { person }) : words.placeOnly} <kbd>Ctrl Enter</kbd>
              </>
            )}
          </button>
        </div>
      </form>
    </RouteDialog>
  )
}
