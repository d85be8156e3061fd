'use client'

import { useMemo, useState } from 'react'
import { createTranslator } from 'use-intl/core'
import { FaultSummary, type FormFault } from '@/components/desk/FaultSummary'
import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { closeForm, RouteDialog } from '@/components/desk/RouteDialog'
import { useFieldError } from '@/components/desk/refusals'
import { Icon } from '@/components/ui/Icon'
import { startOfSentence } from '@/components/ui/start-of-sentence'
import { useAction } from '@/components/ui/use-action'
import type { HoldTemplateChoice } from '@/lib/cases/queries'
import type { Locale, LocalText } from '@/lib/core/locale'
import { BlankFields } from './BlankFields'
import { ReasonField, RespondByField, WaitingForField } from './HoldFields'
import { HoldItems } from './HoldItems'
import { HoldPreview, type MemberWords, type Preview } from './HoldPreview'
import { firstStep, itemsToSend, openBlanks, type WaysToWait } from './hold-draft'
import { useHoldDraft } from './use-hold-draft'

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
  const { draft, form, picker, change, fillIn, chooseTemplate, bringBack, discard } = useHoldDraft({
    caseId,
    userId,
    today,
    templates,
    chosen,
    values: state.values,
    placing: busy,
  })
  const [key] = useState(requestKey)
  const [preview, setPreview] = useState<Preview>(about.memberLocale === 'es' ? 'es' : 'portal')
  const fieldError = useFieldError()
  const say = useMemo(() => createTranslator({ locale: 'en', messages: words }) as unknown as Say, [words])
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
      onLeave={discard}
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
                {bringBack && (
                  <button type="button" className="pick" onClick={bringBack}>
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
                onChange={(event) => chooseTemplate(event.target.value)}
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
            <WaitingForField draft={draft} change={change} words={words} />
          </div>
          <div>
            <ReasonField
              draft={draft}
              change={change}
              words={words}
              wrong={wrong.reason}
              counter={say('counter', { length: length.toLocaleString('en') })}
              hint={about.member ? say('reasonHint', { person: startOfSentence(person) }) : words.noMember}
            />
            <BlankFields blanks={blanks} fill={fillIn} say={say} />
          </div>
          <HoldItems items={draft.items} adding={draft.adding} change={change} words={words} say={say} spanish={spanish} errors={state.fields} />
          <div className="row">
            <RespondByField draft={draft} change={change} words={words} wrong={wrong.respondByOn} today={today} />
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
