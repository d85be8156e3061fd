'use server'

import { redirect } from 'next/navigation'
import { safeNext, signInSchema } from '@/lib/access/schema'
import { signIn } from '@/lib/access/sign-in'
import { publicFormAction } from '@/lib/web/form-action'
import { startSession, whereFrom } from '@/lib/web/start-session'

export const signInAction = publicFormAction(
  signInSchema,
  async (form) => signIn(form, await whereFrom()),
  async (result, form) => {
    if ('offices' in result) return
    await startSession(result)
    const next = safeNext(form.next)
    redirect(next === '/' && result.role !== 'member' ? '/desk' : next)
  },
)
