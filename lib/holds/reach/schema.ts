import { z } from 'zod'
import { id } from '@/lib/cases/schema'
import { optionalText } from '@/lib/core/text'
import { reachedHow } from './rules'

/** How staff reached the member after no message got through: a call, a text, a letter, or the relay for the deaf (711). */
export const tickReachTaskSchema = z.strictObject({ caseId: id, how: z.enum(reachedHow, { error: 'missing' }), note: optionalText(500) })
export type TickReachTask = z.infer<typeof tickReachTaskSchema>
