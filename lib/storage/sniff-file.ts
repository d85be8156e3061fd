import { fileTypeFromBuffer } from 'file-type'
import { compoundKind, isCompoundFile } from './compound-file'
import { isOfficeZip, pdf, unknownKind, wordDocument } from './file-kinds'
import { isKnownProgram } from './known-programs'
import { beginsLikePage, hidesPage, isPage, isScript } from './page-marks'
import { hidesProgram } from './zip-contents'

/** Told to the member, never a block. */
const softFindings = ['unreadable', 'locked_pdf', 'blank_page', 'too_dark', 'wrong_kind', 'converted', 'turned_upright', 'keeps_place'] as const
export type Finding = (typeof softFindings)[number]

export type Inspected =
  | { refused: 'empty' | 'too_large' | 'dangerous' | 'archive' }
  | { refused?: undefined; bytes: Uint8Array; mediaType: string; findings: Finding[]; pages: number | null }

export const largestFile = 25 * 1024 * 1024

/** The pictures we open: what is kept is drawn anew. */
export const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/heic', 'image/heif', 'image/gif', 'image/avif'])
/** Of what is no picture, sound, film or text, all that is taken, besides office files and what nobody knows. */
const harmless = new Set([pdf, 'application/rtf', 'application/ogg', 'application/dicom', 'application/pgp-encrypted', unknownKind])
const archives = /^application\/(zip|gzip|zstd|x-(tar|rar-compressed|bzip2|7z-compressed|xz|compress|lzip|lzh-compressed|lz4|arj|cpio|ace-compressed))$/

/**
 * What is to be said of a file without opening it: what it is by its bytes, and whether it is refused for that. We take
 * pictures, PDF, text, office files without macros, sound and film, and what nobody knows; archives, programs, installers,
 * disk images, shortcuts and pages are refused. A PDF, a picture or a film must be opened to say more: then only its kind is
 * answered.
 */
export async function sniffFile(bytes: Uint8Array): Promise<Inspected | { toOpen: string }> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > largestFile) return { refused: 'too_large' }
  const mediaType = await kindOf(bytes)
  if (archives.test(mediaType)) return { refused: 'archive' }
  if (!isTaken(mediaType, bytes)) return { refused: 'dangerous' }
  if (mediaType === pdf || mediaType.startsWith('image/') || mediaType.startsWith('video/')) return { toOpen: mediaType }
  return { bytes, mediaType, findings: mediaType === 'text/plain' || mediaType === wordDocument ? [] : ['wrong_kind'], pages: null }
}

/** A PDF that could not be opened: it is kept as it came. */
export const unreadablePdf = (bytes: Uint8Array): Inspected => ({ bytes, mediaType: pdf, findings: ['unreadable'], pages: null })

async function kindOf(bytes: Uint8Array): Promise<string> {
  if (isCompoundFile(bytes)) {
    const kind = compoundKind(bytes)
    return kind === 'doc' ? 'application/msword' : kind === 'ppt' ? 'application/vnd.ms-powerpoint' : kind ? unknownKind : 'application/x-cfb'
  }
  // the library takes it for sound
  if (isUtf16(bytes)) return 'text/plain'
  // a broken one may make the library stumble: then nobody knows it
  const sniffed = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  if (sniffed && !sniffed.startsWith('text/')) return sniffed
  if (isKnownProgram(bytes)) return 'application/x-program'
  return bytes.includes(0) ? unknownKind : 'text/plain'
}

function isTaken(mediaType: string, bytes: Uint8Array): boolean {
  if (mediaType === 'text/plain') return !isPage(bytes) && !isScript(bytes)
  // of a picture nothing stays but its points
  if (beginsLikePage(bytes) || (!pictures.has(mediaType) && hidesPage(bytes))) return false
  if (isOfficeZip(mediaType)) return !hidesProgram(bytes)
  const isOldOffice = mediaType === 'application/msword' || mediaType === 'application/vnd.ms-powerpoint'
  return isOldOffice || harmless.has(mediaType) || !mediaType.startsWith('application/')
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
