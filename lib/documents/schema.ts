import { z } from 'zod'
import { id } from '@/lib/cases/schema'
import { keepable } from '@/lib/core/text'
import { DocumentKind, Visibility } from '@/lib/db/generated/enums'

/** Where a file belongs, as a browser or a form says it. */
export const placeShape = {
  caseId: id,
  itemId: id.nullable().default(null),
  documentId: id.nullable().default(null),
  kind: z.enum(DocumentKind).nullable().default(null),
  visibility: z.enum(Visibility).nullable().default(null),
}

/** What a document can be. */
export const documentKinds = Object.values(DocumentKind)

/** What a browser says of a file it sends; the fingerprint tells it from another of the same name and size. */
export const sentFileSchema = z.strictObject({ ...placeShape, fingerprint: z.string().regex(/^[\w-]{1,200}$/, 'wrong') })
export type SentFilePlace = Omit<z.output<typeof sentFileSchema>, 'fingerprint'>

export const changeDocumentSchema = z.strictObject({ documentId: id, kind: z.enum(DocumentKind), visibility: z.enum(Visibility) })
export type ChangeDocument = z.output<typeof changeDocumentSchema>

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
