'use server'

import { z } from 'zod'
import { checkAuditChain } from '@/lib/access/audit-trail'
import { formAction } from '@/lib/web/form-action'

export const checkAuditChainAction = formAction(z.strictObject({}), checkAuditChain)
