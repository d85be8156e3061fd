'use client'

import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { useFieldError } from '@/components/desk/refusals'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import type { LocalText } from '@/lib/core/locale'
import { FormOutcome } from './FormOutcome'

type Props = {
  action: FormAction
  version: number
  /** the status that is renamed; none when one is added */
  known?: { code: string; name: LocalText }
  /** the statuses an added one may follow and lead to */
  statuses?: { code: string; name: string }[]
  words: Record<string, string>
}

const languages = ['en', 'es'] as const
const idOf = (field: string) => `status-${field.replaceAll('.', '-')}`

/** The name of a status, or all of one that is added. What was typed stays when it is refused. */
export function StatusForm({ action, version, known, statuses = [], words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  const fieldError = useFieldError()
  const typed = (state.status === 'error' ? state.values : known) as Record<string, unknown> | undefined
  const fault = (field: string) => fieldError(field, state.fields[field])
  const word = (key: string) => words[key] ?? ''
  const ticked = (name: string) => [typed?.[name] ?? []].flat().map(String)
  const choice = (name: 'comesFrom' | 'goesTo') => (
    <fieldset id={idOf(name)}>
      <legend className="label">{word(name)}</legend>
      <div className="a-checks">
        {statuses.map(({ code, name: label }) => (
          <label key={code} className="check-line">
            <input className="check" type="checkbox" name={name} value={code} defaultChecked={ticked(name).includes(code)} /> {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
  return (
    <form action={send} className="form" key={`${answers} ${JSON.stringify(known)}`} noValidate>
      <FormOutcome
        state={state}
        idOf={idOf}
        labelOf={(field) => word(field.replace('.', '_'))}
        here="/desk/admin/statuses"
        words={{ mend: word('mend'), kept: word('kept'), look: word('look'), ...(known ? { done: word('saved') } : {}) }}
      />
      <input type="hidden" name="version" value={String(state.details?.version ?? version)} />
      {known && <input type="hidden" name="code" value={known.code} />}
      <div className="row">
        {languages.map((language) => (
          <FormField key={language} id={idOf(`name.${language}`)} name={`name[${language}]`} label={word(`name_${language}`)} fault={fault(`name.${language}`)}>
            {(control) => (
              <input
                {...control}
                defaultValue={String((typed?.name as LocalText | undefined)?.[language] ?? '')}
                maxLength={50}
                lang={language}
                autoComplete="off"
                required
              />
            )}
          </FormField>
        ))}
        {!known && (
          <FormField id={idOf('code')} name="code" label={word('code')} hint={word('codeHint')} fault={fault('code')}>
            {(control) => (
              <input
                {...control}
                defaultValue={String(typed?.code ?? '')}
                maxLength={40}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
            )}
          </FormField>
        )}
        {!known && (
          <FormField id={idOf('kind')} name="kind" label={word('kind')} hint={word('kindHint')} fault={fault('kind')}>
            {(control) => (
              <select {...control} defaultValue={String(typed?.kind ?? '')} required>
                <option value="">{word('choose')}</option>
                {['open', 'hold', 'resolved', 'closed'].map((kind) => (
                  <option key={kind} value={kind}>
                    {word(`kindLong_${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </FormField>
        )}
        {!known && choice('comesFrom')}
        {!known && choice('goesTo')}
      </div>
      <div className="line">
        <SubmitButton className="btn btn-main" pending={word('working')}>
          {known ? word('save') : word('add')}
        </SubmitButton>
      </div>
    </form>
  )
}
