'use client'

import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { canLead, isTaken, type Status, type Transition } from '@/lib/cases/statuses/rules'
import { FormOutcome } from './FormOutcome'

type Props = {
  action: FormAction
  version: number
  statuses: (Status & { name: string })[]
  transitions: Transition[]
  words: Record<'title' | 'fromTo' | 'way' | 'always' | 'off' | 'save' | 'saved' | 'working' | 'mend' | 'kept' | 'look', string>
}

const inForm = ({ from, to }: Transition) => `${from}>${to}`

/** Every transition of the office as a table, from the left to the top. What was ticked stays when it is refused. */
export function TransitionTable({ action, version, statuses, transitions, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const refused = state.status === 'error'
  const ticked = new Set(refused ? [state.values.transitions ?? []].flat().map(String) : transitions.map(inForm))
  const atFault = Array.isArray(state.details?.statuses) ? state.details.statuses : []
  const places = statuses.filter(({ code }) => atFault.includes(code)).map(({ code, name }) => ({ id: `from-${code}`, name }))
  const said = (text: string, from: string, to: string) => text.replace('{from}', from).replace('{to}', to)
  return (
    <form action={send} className="a-ways" key={`${answers} ${JSON.stringify(transitions)}`}>
      <FormOutcome
        state={state}
        idOf={(field) => `from-${field}`}
        here="/desk/admin/statuses"
        places={places}
        words={{ mend: words.mend, kept: words.kept, look: words.look, done: words.saved }}
      />
      <input type="hidden" name="version" value={String(state.details?.version ?? version)} />
      <table className="grid">
        <caption className="sr">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.fromTo}</th>
            {statuses.map(({ code, name, active }) => (
              <th key={code} scope="col" className={active ? undefined : 'a-off'}>
                {name}
                {!active && <span className="sr"> ({words.off})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statuses.map((from) => (
            <tr key={from.code} className={atFault.includes(from.code) ? 'a-fault' : undefined}>
              <th scope="row" id={`from-${from.code}`} tabIndex={-1} className={from.active ? undefined : 'a-off'}>
                {from.name}
              </th>
              {statuses.map((to) => {
                const way = { from: from.code, to: to.code }
                if (!canLead(from, to)) {
                  return (
                    <td key={to.code} className="dash">
                      –
                    </td>
                  )
                }
                if (isTaken(way)) {
                  return (
                    <td key={to.code}>
                      <input type="hidden" name="transitions" value={inForm(way)} />
                      <label className="a-way">
                        <input className="check" type="checkbox" defaultChecked disabled aria-label={said(words.always, from.name, to.name)} />
                        <span className="a-to">{to.name}</span>
                      </label>
                    </td>
                  )
                }
                return (
                  <td key={to.code}>
                    <label className="a-way">
                      <input
                        className="check"
                        type="checkbox"
                        name="transitions"
                        value={inForm(way)}
                        defaultChecked={ticked.has(inForm(way))}
                        aria-label={said(words.way, from.name, to.name)}
                      />
                      <span className="a-to">{to.name}</span>
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="line">
        <SubmitButton className="btn btn-main" pending={words.working}>
          {words.save}
        </SubmitButton>
      </div>
    </form>
  )
}
