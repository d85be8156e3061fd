import type { useTranslations } from '@/lib/web/words'
import type { SendingWords } from './SendingFile'

/** Finished sentences of the upload form, in the reader's language. */
export type UploadWords = SendingWords & {
  chooseFile: string
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

/** the element that says which files we take */
export const filesHint = 'files-hint'

/** why a file is not here, as a stable word of ours or of the browser's */
const failures = [
  ...(['empty', 'too_large', 'dangerous', 'infected', 'scanner_unavailable', 'no_file', 'item_accepted', 'other', 'begin', 'stopped', 'too_late'] as const),
  ...(['sending', 'checking', 'interrupted', 'cancelled'] as const),
]

/** Why a file is not here, in words. */
export function failureInWords(code: string | null, i: ReturnType<typeof useTranslations>): string {
  return i(`failure_${failures.find((known) => known === code) ?? 'other'}`)
}

/** The words of the forms on a page that send files. */
export function uploadWords(i: ReturnType<typeof useTranslations>, pending: string, signInAgain: string): UploadWords {
  return {
    chooseFile: i('chooseFile'),
    send: i('send'),
    pending,
    takePhoto: i('takePhoto'),
    dropHere: i('dropHere'),
    stop: i('stop', { file: '{file}' }),
    progress: i('progress', { done: '{done}', total: '{total}' }),
    quarter: i('quarter', { file: '{file}', percent: '{percent}' }),
    waitingForNet: i('waitingForNet'),
    arrived: i('state_received'),
    failedTitle: i('failedTitle'),
    failedHow: i('failedHow'),
    signInAgain,
    failures: Object.fromEntries(failures.map((code) => [code, i(`failure_${code}`)])),
  }
}
