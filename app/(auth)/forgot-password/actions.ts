'use server'

import { requestPasswordReset, resetPassword } from '@/lib/access/password-reset'
import { requestResetSchema, resetPasswordSchema } from '@/lib/access/schema'
import { publicFormAction } from '@/lib/web/form-action'
import { whereFrom } from '@/lib/web/start-session'

export const requestResetAction = publicFormAction(requestResetSchema, async (form) => requestPasswordReset(form, await whereFrom()))

export const resetPasswordAction = publicFormAction(resetPasswordSchema, async (form) => resetPassword(form, await whereFrom()))
