import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

export const documentUploaded = defineEvent(
  'document_uploaded',
  z.object({
    number: z.string(),
    documentId: z.string(),
    versionId: z.string(),
    fileName: z.string(),
    itemId: z.string().nullable(),
    item: z.string().nullable(),
    receiptNumber: z.string(),
    byMember: z.boolean(),
  }),
)
export const documentViewed = defineEvent(
  'document_viewed',
  z.object({ number: z.string(), documentId: z.string(), versionId: z.string(), fileName: z.string() }),
  { published: false },
)
export const uploadFailed = defineEvent('upload_failed', z.object({ number: z.string(), uploadId: z.string(), code: z.string() }), { published: false })
