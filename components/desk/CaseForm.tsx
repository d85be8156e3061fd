'use client'

import type { ReactNode } from 'react'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { useTypedEarly } from '@/components/ui/use-typed-early'
import type { CaseChoices } from '@/lib/cases/queries'
import { FaultSummary } from './FaultSummary'
import { type FormAction, type FormState, idle } from './form-state'
import { useFieldError } from './refusals'

type Props = {
  action: FormAction
  choices: CaseChoices
  member: { id: string; name: string; email: string } | null
  words: Record<string, string>
  back: string
  /** what the case says now, when it is edited */
  edited?: Record<string, string>
}

const formId = 'case'

/** The form of a case, to open one or to change one. Errors stand at their fields and in a summary that takes the focus. */
export function CaseForm({ action, choices, member, words, back, edited }: Props) {
  const [state, send, busy] = useAction(action, idle)
  const answers = useAnswers(state)
  useTypedEarly(formId)
  const fieldError = useFieldError()
  const value = (name: string) => String(state.values[name] ?? edited?.[name] ?? '')
  const faults = Object.entries(state.fields).map(([name, code]): [string, string] => [name, fieldError(name, code) ?? code])
  const wrong = (name: string) => faults.find(([field]) => field === name)?.[1]
  const described = (name: string) =>
    wrong(name) ? { 'aria-invalid': true, 'aria-describedby': `case-${name}-error`, className: 'field field-error' } : { className: 'field' }
  const field = (name: string, control: ReactNode, optional = false) => (
    <div>
      <label className="label" htmlFor={`case-${name}`}>
        {words[name === 'subjectName' ? 'subject' : name.replace(/Id$/, '')]} {optional && <span className="hint">{words.optional}</span>}
      </label>
      {wrong(name) && (
        <p className="error" id={`case-${name}-error`}>
          {wrong(name)}
        </p>
      )}
      {control}
    </div>
  )
  const select = (name: string, options: { id: string; name: string }[], none = words.none) =>
    field(
      name,
      <select id={`case-${name}`} name={name} defaultValue={value(name)} {...described(name)}>
        <option value="">{none}</option>
        {options.map(({ id, name: label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>,
      true,
    )
  return (
    <form id={formId} action={send} className="form" key={answers} noValidate>
      <FaultSummary state={state} faults={faults.map(([name, text]) => ({ id: `case-${name}`, text }))} words={{ mend: words.mend, kept: words.kept }}>
        {state.reason === 'changed_meanwhile' && (
          <a href={back} target="_blank" rel="noreferrer">
            {words.asItIsNow}
          </a>
        )}
      </FaultSummary>
      {edited && (
        <>
          <input type="hidden" name="caseId" value={edited.caseId} />
          <input type="hidden" name="version" value={String(state.details?.version ?? edited.version)} />
        </>
      )}
      <input type="hidden" name="memberId" value={member?.id ?? ''} />
      {member && (
        <p id="case-memberId">
          <b>{words.member}:</b> {member.name} <span className="quiet">{member.email}</span> {!edited && <a href="/desk/new">{words.change}</a>}
        </p>
      )}
      {field('title', <input id="case-title" name="title" defaultValue={value('title')} maxLength={250} {...described('title')} />)}
      {field(
        'description',
        <textarea id="case-description" name="description" rows={5} defaultValue={value('description')} {...described('description')} />,
        true,
      )}
      <div className="row">
        {field(
          'typeId',
          <select id="case-typeId" name="typeId" defaultValue={value('typeId') || choices.types[0]?.id} {...described('typeId')}>
            {choices.types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name.en}
              </option>
            ))}
          </select>,
        )}
        {field(
          'priority',
          <select id="case-priority" name="priority" defaultValue={value('priority')} {...described('priority')}>
            {!edited && <option value="">{words.byType}</option>}
            {['low', 'medium', 'high', 'critical'].map((one) => (
              <option key={one} value={one}>
                {words[`priority_${one}`]}
              </option>
            ))}
          </select>,
        )}
        {field(
          'subjectName',
          <input id="case-subjectName" name="subjectName" defaultValue={value('subjectName')} maxLength={200} {...described('subjectName')} />,
          true,
        )}
        {select('departmentId', choices.departments)}
        {select('customerId', choices.customers)}
        {select('contactId', choices.contacts)}
        {!edited && select('technicianId', choices.technicians, words.meOrNobody)}
      </div>
      <div className="line">
        <button type="submit" className="btn btn-main" aria-disabled={busy || undefined} onClick={(event) => busy && event.preventDefault()}>
          {busy ? words[edited ? 'saving' : 'opening'] : words[edited ? 'save' : 'open']}
        </button>
        <a className="btn btn-plain" href={back} data-go="">
          {words.cancel}
        </a>
      </div>
    </form>
  )
}
