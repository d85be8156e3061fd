'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changePassword } from '@/lib/access/password-reset'
import { changePasswordSchema, revokeSessionSchema } from '@/lib/access/schema'
import { revokeOtherSessions, revokeSession } from '@/lib/access/sessions'
import { formAction } from '@/lib/web/form-action'

const refresh = () => revalidatePath('/account')

export const revokeSessionAction = formAction(revokeSessionSchema, revokeSession, refresh)

export const revokeOthersAction = formAction(z.strictObject({}), revokeOtherSessions, refresh)

export const changePasswordAction = formAction(changePasswordSchema, changePassword, refresh)
