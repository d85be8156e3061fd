'use server'

import { redirect } from 'next/navigation'
import { resolveEmailIssue } from '@/lib/notifications/flags/resolve-email-issue'
import { resolveEmailIssueSchema } from '@/lib/notifications/flags/schema'
import { formAction } from '@/lib/web/form-action'

export const resolveEmailIssueAction = formAction(resolveEmailIssueSchema, resolveEmailIssue, () => redirect('/desk/admin/email-issues?done=resolved'))
