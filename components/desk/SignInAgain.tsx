import { desk } from '@/lib/core/messages/desk-scripts.json'
import type { FormState } from './form-state'

/** For whoever was signed out in the middle of their work: the way back in, in another tab, so that this page stays as it is. */
export function SignInAgain({ state }: { state: FormState }) {
  if (state.code !== 'unauthenticated') return null
  return (
    <a href="/sign-in?next=/desk" target="_blank" rel="noreferrer">
      {desk.signInAgain}
    </a>
  )
}
