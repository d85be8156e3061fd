import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { transact } from '@/lib/db/transact'
import { forgetPartial } from '@/lib/storage/partial-store'
import type { CancelUpload } from './schema'
import { endUploads, fileKeyOf } from './uploads'

/**
 * Stops sending a file, as its sender described it when they began: it is not waited for any more, what came of it is
 * removed, and when they began stays. Too late, never begun or somebody else's is `not_found`.
 */
export async function cancelUpload(actor: Actor, { fingerprint, ...file }: CancelUpload): Promise<void> {
  const fileKey = fileKeyOf(actor, { ...file, resumeKey: fingerprint })
  const [uploadId] = await transact(actor, (tx) => endUploads(tx, actor, { userId: actor.userId, fileKey }, 'cancelled', 'cancelled'))
  if (!uploadId) throw new DomainError('not_found', 'upload')
  await forgetPartial(uploadId)
}
