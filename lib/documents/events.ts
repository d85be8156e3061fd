import { z } from 'zod'
import { DocumentKind, Visibility } from '@/lib/db/generated/enums'
import { defineEvent } from '@/lib/events/event'

const visibility = z.enum(Visibility)

export const documentUploaded = defineEvent(
  'document_uploaded',
  z.object({
    number: z.string(),
    documentId: z.string(),
    versionId: z.string(),
    /** 1 for a document that began with it */
    version: z.number().int(),
    fileName: z.string(),
    itemId: z.string().nullable(),
    item: z.string().nullable(),
    receiptNumber: z.string(),
    visibility,
    byMember: z.boolean(),
  }),
)
export const documentChanged = defineEvent(
  'document_changed',
  z.object({
    number: z.string(),
    documentId: z.string(),
    fileName: z.string(),
    was: z.object({ kind: z.enum(DocumentKind), visibility }),
    kind: z.enum(DocumentKind),
    visibility,
  }),
)
export const documentViewed = defineEvent(
  'document_viewed',
  z.object({ number: z.string(), documentId: z.string(), versionId: z.string(), fileName: z.string() }),
  { published: false },
)
export const uploadFailed = defineEvent(
  'upload_failed',
  z.object({ number: z.string(), uploadId: z.string(), fileName: z.string().optional(), code: z.string() }),
  { published: false },
)
