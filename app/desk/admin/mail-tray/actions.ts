'use server'

import { redirect } from 'next/navigation'
import { attachMail } from '@/lib/replies/attach-mail'
import { attachMailSchema, settleMailSchema } from '@/lib/replies/schema'
import { settleMail } from '@/lib/replies/settle-mail'
import { formAction } from '@/lib/web/form-action'

export const attachMailAction = formAction(attachMailSchema, attachMail, () => redirect('/desk/admin/mail-tray?done=attached'))
export const settleMailAction = formAction(settleMailSchema, settleMail, () => redirect('/desk/admin/mail-tray?done=settled'))
