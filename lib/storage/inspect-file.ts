import { PDFDocument } from 'pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { pdf } from './file-kinds'
import { forgetPlace } from './forget-place'
import { hidesPage } from './page-marks'
import { readHeic } from './read-heic'
import { type Finding, type Inspected, pictures, sniffFile, unreadablePdf } from './sniff-file'

const mostPixels = 100_000_000

// what was decoded is not asked for again
sharp.cache(false)

/**
 * Looks into a file as it came: what it is by its bytes, what is wrong with it for a reader, and the bytes to keep.
 * Photos are turned upright; pictures and films lose the place they were taken at, also those that cannot be opened; HEIC and
 * AVIF become JPEG. Only what is empty, too large or dangerous (programs, scripts, pages, archives, images too large to open) is refused. Opens files of strangers, which
 * may take much time and memory: people are served by `inspectApart`.
 */
export async function inspectFile(bytes: Uint8Array): Promise<Inspected> {
  const seen = await sniffFile(bytes)
  if (!('toOpen' in seen)) return seen
  if (seen.toOpen === pdf) return inspectPdf(bytes)
  return pictures.has(seen.toOpen) ? inspectImage(bytes, seen.toOpen) : keptAsItCame(bytes, seen.toOpen, ['wrong_kind'])
}

async function inspectPdf(bytes: Uint8Array): Promise<Inspected> {
  const known = { bytes, mediaType: pdf }
  try {
    const opened = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    if (opened.isEncrypted) return { ...known, findings: ['locked_pdf'], pages: null }
    const pages = opened.getPages()
    const blank = pages.length > 0 && pages.every((page) => !page.node.Contents())
    return { ...known, findings: blank ? ['blank_page'] : [], pages: pages.length }
  } catch {
    return unreadablePdf(bytes)
  }
}

async function inspectImage(bytes: Uint8Array, mediaType: string): Promise<Inspected> {
  const heic = mediaType === 'image/heic' || mediaType === 'image/heif'
  const converted = heic || mediaType === 'image/avif'
  try {
    const { width = 0, height = 0, pages = 1, orientation = 1 } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata()
    if (width * height > mostPixels) return { refused: 'dangerous' }
    // turning a scan of several pages would lose all but the first
    if (mediaType === 'image/tiff' && pages > 1) return keptAsItCame(bytes, mediaType, [], pages)
    if (mediaType === 'image/gif') return { bytes: await open(bytes, { animated: true }).toBuffer(), mediaType, findings: await lightOf(bytes), pages: 1 }
    const { image, turned } = heic ? await readHeic(bytes) : { image: open(bytes).rotate(), turned: orientation > 1 }
    const kept = converted || mediaType === 'image/jpeg' ? await image.jpeg({ quality: 90 }).toBuffer() : await image.toBuffer()
    const findings: Finding[] = [...(converted ? ['converted' as const] : []), ...(turned ? ['turned_upright' as const] : []), ...(await lightOf(kept))]
    return { bytes: kept, mediaType: converted ? 'image/jpeg' : mediaType, findings, pages: 1 }
  } catch (error) {
    if (/pixel limit/i.test(String(error)) || hidesPage(bytes)) return { refused: 'dangerous' }
    return keptAsItCame(bytes, mediaType, ['unreadable'])
  }
}

/** A picture or film that is not drawn anew: without the place it was taken at, or with a word that it may be told. */
function keptAsItCame(bytes: Uint8Array, mediaType: string, findings: Finding[], pages: number | null = null): Inspected {
  const kept = forgetPlace(bytes)
  return { bytes: kept.bytes, mediaType, findings: kept.sure ? findings : [...findings, 'keeps_place'], pages }
}

function open(bytes: Uint8Array, { animated = false } = {}): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated })
}

/** Too dark to read, or nothing on it: by the mean and the spread of brightness, 0 to 255, of a smaller copy. */
async function lightOf(bytes: Uint8Array): Promise<Finding[]> {
  const small = await open(bytes).flatten({ background: '#fff' }).greyscale().resize(256, 256, { fit: 'fill' }).raw().toBuffer()
  const mean = small.reduce((sum, grey) => sum + grey, 0) / small.length
  if (mean < 40) return ['too_dark']
  const spread = Math.sqrt(small.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / small.length)
  return spread < 2 && mean > 200 ? ['blank_page'] : []
}
