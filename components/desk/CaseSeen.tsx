'use client'

import { startTransition, useEffect } from 'react'
import type { FormState } from './form-state'

/** Says, once the case stands on a technician's screen, that the news was seen. Never at a prefetch: only a browser runs it. */
export function CaseSeen({ action, caseId }: { action: (before: never, form: FormData) => Promise<FormState>; caseId: string }) {
  useEffect(() => {
    const form = new FormData()
    form.set('caseId', caseId)
    startTransition(async () => {
      await (action as (before: FormState, form: FormData) => Promise<FormState>)({ status: 'idle', fields: {}, values: {} }, form)
    })
  }, [action, caseId])
  return null
}
