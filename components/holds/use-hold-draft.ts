import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { keptInTab } from '@/components/ui/kept-in-tab'
import type { HoldTemplateChoice } from '@/lib/cases/queries'
import { formValues } from '@/lib/web/form-values'
import { caughtUp, draftOf, emptyDraft, filledIn, type HoldDraft, isAsProposed, itemsToSend, keptDraft, typedDraft } from './hold-draft'

type Of = {
  caseId: string
  userId: string
  today: string
  templates: HoldTemplateChoice[]
  /** the template the address names */
  chosen: string
  /** what a refused form brings back */
  values: Record<string, unknown>
  /** whether the hold is on its way */
  placing: boolean
}

/**
 * What a technician types for a hold. It is kept in their tab until it is discarded or the hold is placed, and what was
 * chosen and typed before the page came to life is taken over. `form` and `picker` are the fields' form and the choice of
 * a template; a template replaces what is there, which `bringBack` undoes where something of the technician's own was lost.
 */
export function useHoldDraft({ caseId, userId, today, templates, chosen, values, placing }: Of) {
  const find = (code: string | undefined) => templates.find((one) => one.code === code)
  const [draft, setDraft] = useState<HoldDraft>(() => {
    const template = find(chosen)
    return typedDraft(values) ?? (template ? draftOf(template, today) : emptyDraft)
  })
  const [replaced, setReplaced] = useState<HoldDraft | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const picker = useRef<HTMLSelectElement>(null)
  const kept = useMemo(() => keptInTab(`hold.${caseId}`, userId), [caseId, userId])

  const comeToLife = useEffectEvent(() => {
    const before = keptDraft(kept.read())
    const typed = form.current && typedDraft(formValues(new FormData(form.current)))
    const picked = find(picker.current?.value)
    if (before) setDraft(before)
    else if (typed) setDraft((drawn) => caughtUp(drawn, typed, picked && picked.code !== drawn.template ? draftOf(picked, today) : undefined))
  })
  // in layout, at once: what is typed between the page's coming to life and its other effects would be lost
  useLayoutEffect(() => comeToLife(), [])
  useEffect(() => {
    if (draft !== emptyDraft) kept.keep(JSON.stringify(draft))
  }, [kept, draft])

  // a dialog that goes while its hold is being placed is of a hold that was: what was typed for it is not the next one's
  const wasPlacing = useRef(false)
  useEffect(() => {
    wasPlacing.current = placing
  }, [placing])
  useEffect(() => () => (wasPlacing.current ? kept.forget() : undefined), [kept])

  return {
    draft,
    form,
    picker,
    change: (part: Partial<HoldDraft>) => setDraft((now) => ({ ...now, ...part })),
    fillIn: (blank: string, value: string) => setDraft((now) => filledIn(now, blank, value)),
    chooseTemplate: (code: string) => {
      const template = find(code)
      if (!template) return setDraft((now) => ({ ...now, template: '' }))
      const was = find(draft.template)
      const isOwn = was ? !isAsProposed(draft, draftOf(was, today)) : Boolean(draft.reason.trim()) || itemsToSend(draft).length > 0
      if (isOwn) setReplaced(draft)
      setDraft(draftOf(template, today))
    },
    bringBack: replaced
      ? () => {
          setDraft(replaced)
          setReplaced(null)
        }
      : null,
    discard: () => {
      kept.forget()
      setDraft(emptyDraft)
    },
  }
}
