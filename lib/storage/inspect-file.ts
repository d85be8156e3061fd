import { fileTypeFromBuffer } from 'file-type'
import { PDFDocument } from 'pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { readHeic } from './read-heic'
import { hidesProgram } from './zip-contents'

/** Told to the member, never a block. */
export const softFindings = ['unreadable', 'locked_pdf', 'blank_page', 'too_dark', 'wrong_kind', 'converted', 'turned_upright'] as const
export type Finding = (typeof softFindings)[number]

export type Inspected =
  | { refused: 'empty' | 'too_large' | 'dangerous' }
  | { refused?: undefined; bytes: Uint8Array; mediaType: string; findings: Finding[]; pages: number | null; extension: string }

export const largestFile = 25 * 1024 * 1024
const mostPixels = 100_000_000

// what was decoded is not asked for again
sharp.cache(false)

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const accepted = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/heic', 'image/heif', 'text/plain', wordDocument])
const dangerous =
  /^(text\/html|image\/svg|application\/(x-msdownload|x-executable|x-elf|x-mach|java-archive|x-sh|xml|javascript|x-msi|vnd\.microsoft\.portable-executable|zip|gzip|x-7z|x-rar|x-tar|vnd\.ms-word\.document\.macro))/

/**
 * Looks into a file as it came: what it is by its bytes, what is wrong with it for a reader, and the bytes to keep.
 * Photos are turned upright and lose the place they were taken at; HEIC becomes JPEG. Only what is empty, too large or
 * dangerous (programs, scripts, pages, archives, images too large to open) is refused.
 */
export async function inspectFile(bytes: Uint8Array): Promise<Inspected> {
  if (bytes.length === 0) return { refused: 'empty' }
  if (bytes.length > largestFile) return { refused: 'too_large' }
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime ?? (looksLikeText(bytes) ? textKind(bytes) : 'application/octet-stream')
  if (dangerous.test(sniffed) || hidesPage(bytes, sniffed)) return { refused: 'dangerous' }
  if (sniffed === 'application/pdf') return inspectPdf(bytes)
  if (sniffed.startsWith('image/') && accepted.has(sniffed)) return inspectImage(bytes, sniffed)
  if (sniffed === wordDocument && hidesProgram(bytes)) return { refused: 'dangerous' }
  const findings: Finding[] = accepted.has(sniffed) ? [] : ['wrong_kind']
  return { bytes, mediaType: sniffed, findings, pages: null, extension: sniffed === 'text/plain' ? 'txt' : '' }
}

async function inspectPdf(bytes: Uint8Array): Promise<Inspected> {
  const known = { bytes, mediaType: 'application/pdf', extension: 'pdf' }
  try {
    const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    if (pdf.isEncrypted) return { ...known, findings: ['locked_pdf'], pages: null }
    const pages = pdf.getPages()
    const blank = pages.length > 0 && pages.every((page) => !page.node.Contents())
    return { ...known, findings: blank ? ['blank_page'] : [], pages: pages.length }
  } catch {
    return { ...known, findings: ['unreadable'], pages: null }
  }
}

async function inspectImage(bytes: Uint8Array, mediaType: string): Promise<Inspected> {
  const heic = mediaType === 'image/heic' || mediaType === 'image/heif'
  const extension = heic ? 'heic' : (mediaType.split('/')[1] ?? '')
  try {
    const { width = 0, height = 0, pages = 1, orientation = 1 } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata()
    if (width * height > mostPixels) return { refused: 'dangerous' }
    // turning a scan of several pages would lose all but the first
    if (mediaType === 'image/tiff' && pages > 1) return { bytes, mediaType, findings: [], pages, extension }
    const { image, turned } = heic ? await readHeic(bytes) : { image: open(bytes).rotate(), turned: orientation > 1 }
    const kept = heic || mediaType === 'image/jpeg' ? await image.jpeg({ quality: 90 }).toBuffer() : await image.toBuffer()
    const findings: Finding[] = [...(heic ? ['converted' as const] : []), ...(turned ? ['turned_upright' as const] : []), ...(await lightOf(kept))]
    return { bytes: kept, mediaType: heic ? 'image/jpeg' : mediaType, findings, pages: 1, extension: heic ? 'jpg' : extension }
  } catch (error) {
    if (/pixel limit/i.test(String(error))) return { refused: 'dangerous' }
    return { bytes, mediaType, findings: ['unreadable'], pages: null, extension }
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
}

/** Too dark to read, or nothing on it: by the mean and the spread of brightness, 0 to 255, of a smaller copy. */
async function lightOf(bytes: Uint8Array): Promise<Finding[]> {
  const small = await open(bytes).flatten({ background: '#fff' }).greyscale().resize(256, 256, { fit: 'fill' }).raw().toBuffer()
  const mean = small.reduce((sum, grey) => sum + grey, 0) / small.length
  if (mean < 40) return ['too_dark']
  const spread = Math.sqrt(small.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / small.length)
  return spread < 2 && mean > 200 ? ['blank_page'] : []
}

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
