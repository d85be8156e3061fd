import type { SendingWords } from './SendingFile'

/** Finished sentences of the upload form, in the reader's language. */
export type UploadWords = SendingWords & {
  chooseFile: string
  another: string
  send: string
  pending: string
  takePhoto: string
  dropHere: string
  quarter: string
  arrived: string
  failedTitle: string
  failedHow: string
  signInAgain: string
  failures: Record<string, string>
}
export type UploadResult = { arrived: { fileName: string; receiptNumber: string }[]; failed: { fileName: string; code: string }[] }
