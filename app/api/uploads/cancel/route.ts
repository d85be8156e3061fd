import { cancelUpload } from '@/lib/documents/cancel-upload'
import { cancelUploadSchema } from '@/lib/documents/schema'
import { apiRoute } from '@/lib/web/api-route'

/** Stops waiting for a file its sender does not want to send any more. */
export const POST = apiRoute({ body: cancelUploadSchema }, (actor, { body }) => cancelUpload(actor, body))
