import { fileTypeFromBuffer } from 'file-type'
import { hidesProgram } from './zip-contents'

/** Told to the member, never a block. */
const softFindings = ['unreadable', 'locked_pdf', 'blank_page', 'too_dark', 'wrong_kind', 'converted', 'turned_upright'] as const
export type Finding = (typeof softFindings)[number]

export type Inspected =
  | { refused: 'empty' | 'too_large' | 'dangerous' }
  | { refused?: undefined; bytes: Uint8Array; mediaType: string; findings: Finding[]; pages: number | null; extension: string }

export const largestFile = 25 * 1024 * 1024

export const pdf = 'application/pdf'
const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const accepted = new Set([pdf, 'image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/heic', 'image/heif', 'text/plain', wordDocument])
const dangerous =
  /^(text\/html|image\/svg|application\/(x-msdownload|x-executable|x-elf|x-mach|java-archive|x-sh|xml|javascript|x-msi|vnd\.microsoft\.portable-executable|zip|gzip|x-7z|x-rar|x-tar|vnd\.ms-word\.document\.macro))/

/**
 * What is to be said of a file without opening it: what it is by its bytes, and whether it is refused for that. A PDF
 * or a picture must be opened to say more: then only its kind is answered.
 */
export async function sniffFile(bytes: Uint8Array): Promise<Inspected | { toOpen: string }> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > largestFile) return { refused: 'too_large' }
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime ?? (looksLikeText(bytes) ? textKind(bytes) : 'application/octet-stream')
  if (dangerous.test(sniffed) || hidesPage(bytes, sniffed)) return { refused: 'dangerous' }
  if (sniffed === pdf || (sniffed.startsWith('image/') && accepted.has(sniffed))) return { toOpen: sniffed }
  if (sniffed === wordDocument && hidesProgram(bytes)) return { refused: 'dangerous' }
  const findings: Finding[] = accepted.has(sniffed) ? [] : ['wrong_kind']
  return { bytes, mediaType: sniffed, findings, pages: null, extension: sniffed === 'text/plain' ? 'txt' : '' }
}

/** A PDF that could not be opened: it is kept as it came. */
export const unreadablePdf = (bytes: Uint8Array): Inspected => ({ bytes, mediaType: pdf, extension: 'pdf', findings: ['unreadable'], pages: null })

function looksLikeText(bytes: Uint8Array): boolean {
  return isUtf16(bytes) || !bytes.subarray(0, 4096).includes(0)
}

function textKind(bytes: Uint8Array): string {
  const start = startOf(bytes)
  if (start.startsWith('#!')) return 'application/x-sh'
  if (pageMarks.test(start)) return 'text/html'
  if (start.startsWith('<?xml')) return 'application/xml'
  return 'text/plain'
}

/** A picture or PDF that is a page or a program for another reader as well. */
function hidesPage(bytes: Uint8Array, mediaType: string): boolean {
  return mediaType !== 'text/plain' && pageMarks.test(startOf(bytes))
}

const pageMarks = /<(!doctype|html|script|body|head|iframe|svg|object|embed|meta|img)[\s/>]/

/** What a browser that guesses would read first (WHATWG MIME Sniffing, 7.1), in small letters. */
function startOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4096))
  return start
    .toString(isUtf16(bytes) ? 'utf16le' : 'latin1')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe
}
