import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { failureCodeOf } from '@/lib/documents/uploads'
import { safeFileName } from '@/lib/storage/file-name'
import { receiveFile } from './receive-file'
import type { SendFiles } from './schema'

export type ReceivedFiles = { arrived: { fileName: string; receiptNumber: string; findings: string[] }[]; failed: { fileName: string; code: string }[] }

/**
 * Takes the files of a form one after another: each that arrives has its receipt, each refused one its reason, and one that
 * broke on our side is `our_fault`.
 */
export async function receiveFiles(actor: Actor, { files, ...place }: SendFiles): Promise<ReceivedFiles> {
  const answer: ReceivedFiles = { arrived: [], failed: [] }
  for (const file of files) {
    try {
      const bytes = { size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) }
      const receipt = await receiveFile(actor, { ...place, fileName: file.name, mediaType: file.type, bytes })
      answer.arrived.push({ fileName: receipt.fileName, receiptNumber: receipt.receiptNumber, findings: receipt.findings })
    } catch (error) {
      if (error instanceof DomainError && !ofOneFile(error)) throw error
      if (!(error instanceof DomainError)) log.error({ requestId: actor.requestId, err: errorInLog(error) }, 'a file of a form was not kept')
      answer.failed.push({ fileName: safeFileName(file.name), code: error instanceof DomainError ? failureCodeOf(error) : 'our_fault' })
    }
  }
  return answer
}

/** Whether a refusal is about this file, so that the others of its form are taken all the same. */
const ofOneFile = ({ code, reason }: DomainError) => code === 'invalid' || code === 'rate_limited' || reason === 'item_accepted'
