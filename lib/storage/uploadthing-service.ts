import { UTApi } from 'uploadthing/server'
import { uploadToken } from './ingest-url'
import { largestFile } from './sniff-file'

/**
 * Brings a file over from the UploadThing service, where it only lies until it is whole, and removes it there: from
 * then on it is kept encrypted by our own key. Throws when the service does not give it out.
 */
export async function fetchFromService({ key, ufsUrl }: { key: string; ufsUrl: string }): Promise<Uint8Array> {
  const answer = await fetch(ufsUrl, { redirect: 'error', signal: AbortSignal.timeout(60_000) })
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > largestFile) throw new Error(`UploadThing answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  await forgetAtService({ key })
  return bytes
}

/** Removes a file from the UploadThing service; one that is not there is fine. */
export async function forgetAtService({ key }: { key: string }): Promise<void> {
  await new UTApi({ token: uploadToken() }).deleteFiles(key)
}
