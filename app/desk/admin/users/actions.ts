'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { changeUser } from '@/lib/access/change-user'
import { disableUser, enableUser, endUserSessions } from '@/lib/access/disable-user'
import { inviteUser } from '@/lib/access/invite-user'
import { sendPasswordLink } from '@/lib/access/send-password-link'
import { changeUserSchema, inviteUserSchema, userIdSchema } from '@/lib/access/user-schema'
import { formAction } from '@/lib/web/form-action'

const again = () => refresh()

export const inviteUserAction = formAction(inviteUserSchema, inviteUser, ({ userId }) => redirect(`/desk/admin/users/${userId}?done=invited`))
export const changeUserAction = formAction(changeUserSchema, changeUser, again)
export const disableUserAction = formAction(userIdSchema, disableUser, again)
export const enableUserAction = formAction(userIdSchema, enableUser, again)
export const endUserSessionsAction = formAction(userIdSchema, endUserSessions, again)
export const sendPasswordLinkAction = formAction(userIdSchema, sendPasswordLink, again)
