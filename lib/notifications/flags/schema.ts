import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { typedText } from '@/lib/core/text'

export const resolveEmailIssueSchema = z.strictObject({
  userId: z.string({ error: 'missing' }).refine(isId, 'wrong'),
  /** what was done about it */
  note: typedText(3, 1000),
})
export type ResolveEmailIssue = z.infer<typeof resolveEmailIssueSchema>
