import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useActionState } from 'react'
import type { FormState } from '@/lib/core/form-state'
import { formValues, toShowAgain } from '@/lib/web/form-values'

type Start = Pick<FormState, 'status' | 'fields' | 'values'>
type Action<S> = (before: never, form: FormData) => Promise<S>

/**
 * React's `useActionState` for a form's action, to which not getting through is an answer as well: `unreachable` when the
 * connection or the server failed, `outdated` when the server no longer knows the action of this page, each with what was
 * typed. Without it React throws the whole page away. A browser without scripts sends the form to the element `at` of its page.
 */
export function useAction<S extends Start>(action: Action<S>, start: S, at?: string) {
  // what is drawn on the server must be the server's own action: a form without scripts names it
  const sent = typeof window === 'undefined' ? action : answered(action)
  return useActionState<S, FormData>(sent as (before: Awaited<S>, form: FormData) => Promise<S>, start as Awaited<S>, at && `#${at}`)
}

const answered =
  <S extends Start>(action: Action<S>): Action<S> =>
  async (before, form) => {
    try {
      return await action(before, form)
    } catch (error) {
      unstable_rethrow(error)
      const reason = unstable_isUnrecognizedActionError(error) ? 'outdated' : 'unreachable'
      return { status: 'error', code: 'unreachable', reason, fields: {}, values: toShowAgain(formValues(form)) } as unknown as S
    }
  }
