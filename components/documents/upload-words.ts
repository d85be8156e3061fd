import { portalScripts } from '@/components/ui/portal-scripts'

/** Sentences of the forms that send files, in the reader's language. */
export const uploadWords = (locale: string) => portalScripts(locale).upload
export type UploadWords = ReturnType<typeof uploadWords>
export type UploadResult = { arrived: { fileName: string; receiptNumber: string; findings: string[] }[]; failed: { fileName: string; code: string }[] }

/** the element that says which files we take */
export const filesHint = 'files-hint'

/** Why a file is not here, in words, by a stable word of ours or of the browser's. */
export function failureInWords(code: string | null | undefined, { failures }: UploadWords): string {
  return Object.hasOwn(failures, code ?? '') ? failures[code as keyof typeof failures] : failures.other
}

/** What we noticed in a file that arrived, and what may be done about it; a word we do not know says itself. */
export function findingInWords(code: string, { findings }: UploadWords): string {
  return Object.hasOwn(findings, code) ? findings[code as keyof typeof findings] : code
}
