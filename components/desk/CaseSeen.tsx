'use client'

import { startTransition, useEffect } from 'react'
import type { FormState } from './form-state'

type Props = { action: (before: never, form: FormData) => Promise<FormState>; caseId: string; asOf: string }

/** Says, once the case stands on a technician's screen, that the news was seen, up to what stands there. Never at a prefetch: only a browser runs it. */
export function CaseSeen({ action, caseId, asOf }: Props) {
  useEffect(() => {
    const form = new FormData()
    form.set('caseId', caseId)
    form.set('asOf', asOf)
    startTransition(async () => {
      await (action as (before: FormState, form: FormData) => Promise<FormState>)({ status: 'idle', fields: {}, values: {} }, form)
    })
  }, [action, caseId, asOf])
  return null
}
