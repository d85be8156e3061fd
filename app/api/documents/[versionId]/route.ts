import { z } from 'zod'
import { openDocument } from '@/lib/documents/open-document'
import { apiRoute } from '@/lib/web/api-route'

/** Sent so that a browser cannot run it: as an attachment, not sniffed, sandboxed, not kept. */
export const GET = apiRoute({ params: z.strictObject({ versionId: z.string() }) }, async (actor, { params }) => {
  const { bytes, fileName, mediaType } = await openDocument(actor, params.versionId)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  })
})
