import { z } from 'zod'
import { id } from '@/lib/cases/schema'
import { keepable } from '@/lib/core/text'

/** What a browser says of a file it sends; the fingerprint tells it from another of the same name and size. */
export const sentFileSchema = z.strictObject({ caseId: id, itemId: id.nullable(), fingerprint: z.string().regex(/^[\w-]{1,200}$/, 'wrong') })

/** The same file, when its sender stops it. */
export const cancelUploadSchema = sentFileSchema.extend({
  fileName: z.string().min(1).max(1000).transform(keepable),
  size: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
})
export type CancelUpload = z.output<typeof cancelUploadSchema>
