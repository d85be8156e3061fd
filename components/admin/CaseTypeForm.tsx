'use client'

import { type FormAction, type FormState, idle } from '@/components/desk/form-state'
import { useFieldError } from '@/components/desk/refusals'
import { FormField } from '@/components/ui/FormField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { useAction } from '@/components/ui/use-action'
import { useAnswers } from '@/components/ui/use-answers'
import { useTypedEarly } from '@/components/ui/use-typed-early'
import type { LocalText } from '@/lib/core/locale'
import { FormOutcome } from './FormOutcome'

type Known = {
  typeId: string
  version: number
  name: LocalText
  parentId: string | null
  defaultPriority: string
  reviewWithinDays: number
  whatHappensNext: LocalText
}
type Props = {
  action: FormAction
  /** what the type says now; none when one is added */
  known?: Known
  parents: { id: string; name: string }[]
  words: Record<string, string>
}

const languages = ['en', 'es'] as const
/** Where a field's name is not its label's. */
const labels: Record<string, string> = { parentId: 'parent' }
const formId = 'case-type'
const idOf = (field: string) => `type-${field.replaceAll('.', '-')}`

/** What a case type says of itself, to add one or to change one. What was typed stays when it is refused. */
export function CaseTypeForm({ action, known, parents, words }: Props) {
  const [state, send] = useAction(action, idle)
  const answers = useAnswers(state)
  useTypedEarly(formId)
  const fieldError = useFieldError()
  const typed = (state.status === 'error' ? state.values : known) as Record<string, unknown> | undefined
  const value = (name: keyof Known | 'code', fallback = '') => String(typed?.[name] ?? fallback)
  const inLanguage = (name: 'name' | 'whatHappensNext', language: 'en' | 'es') => String((typed?.[name] as LocalText | undefined)?.[language] ?? '')
  const fault = (field: string) => fieldError(field, state.fields[field])
  const word = (key: string) => words[key] ?? ''
  return (
    <form id={formId} action={send} className="form" key={`${answers} ${JSON.stringify(known)}`} noValidate>
      <FormOutcome
        state={state}
        idOf={idOf}
        labelOf={(field) => word(labels[field] ?? field.replace('.', '_'))}
        {...(known ? { here: `/desk/admin/case-types/${known.typeId}` } : {})}
        words={{ mend: word('mend'), kept: word('kept'), look: word('look'), ...(known ? { done: word('saved') } : {}) }}
      />
      {known && <input type="hidden" name="typeId" value={known.typeId} />}
      {known && <input type="hidden" name="version" value={String(state.details?.version ?? known.version)} />}
      <div className="row">
        {languages.map((language) => (
          <FormField key={language} id={idOf(`name.${language}`)} name={`name[${language}]`} label={word(`name_${language}`)} fault={fault(`name.${language}`)}>
            {(control) => <input {...control} defaultValue={inLanguage('name', language)} maxLength={100} lang={language} autoComplete="off" required />}
          </FormField>
        ))}
        <FormField id={idOf('defaultPriority')} name="defaultPriority" label={word('defaultPriority')} fault={fault('defaultPriority')}>
          {(control) => (
            <select {...control} defaultValue={value('defaultPriority', 'medium')}>
              {['low', 'medium', 'high', 'critical'].map((priority) => (
                <option key={priority} value={priority}>
                  {word(`priority_${priority}`)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <FormField id={idOf('parentId')} name="parentId" label={word('parent')} fault={fault('parentId')}>
          {(control) => (
            <select {...control} defaultValue={value('parentId')}>
              <option value="">{word('noParent')}</option>
              {parents.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </FormField>
        {!known && (
          <FormField id={idOf('code')} name="code" label={word('code')} hint={word('codeHint')} fault={fault('code')}>
            {(control) => (
              <input {...control} defaultValue={value('code')} maxLength={40} autoComplete="off" autoCapitalize="characters" spellCheck={false} required />
            )}
          </FormField>
        )}
        <FormField
          id={idOf('reviewWithinDays')}
          name="reviewWithinDays"
          label={word('reviewWithinDays')}
          hint={word('reviewHint')}
          fault={fault('reviewWithinDays')}
        >
          {(control) => <input {...control} defaultValue={value('reviewWithinDays', '5')} inputMode="numeric" maxLength={4} autoComplete="off" required />}
        </FormField>
      </div>
      {languages.map((language) => (
        <FormField
          key={language}
          id={idOf(`whatHappensNext.${language}`)}
          name={`whatHappensNext[${language}]`}
          label={word(`whatHappensNext_${language}`)}
          {...(language === 'en' ? { hint: word('whatHappensNextHint') } : {})}
          fault={fault(`whatHappensNext.${language}`)}
        >
          {(control) => <textarea {...control} rows={3} maxLength={700} lang={language} defaultValue={inLanguage('whatHappensNext', language)} />}
        </FormField>
      ))}
      <div className="line">
        <SubmitButton className="btn btn-main" pending={word('working')}>
          {known ? word('save') : word('add')}
        </SubmitButton>
      </div>
    </form>
  )
}
