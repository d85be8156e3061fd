import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import sharp, { type Sharp } from 'sharp'

/** A readable one-page PDF. */
export async function aPdf(text = 'Made up for a test. Nobody’s paper.'.replace('’', "'")): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([612, 792])
  page.drawText(text, { x: 60, y: 700, size: 18, font: await pdf.embedFont(StandardFonts.Helvetica) })
  return pdf.save()
}

/** A PDF whose only page has nothing on it. */
export async function aBlankPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([612, 792])
  return pdf.save()
}

/** A PDF that says it is encrypted (ISO 32000-1, 7.6) and cannot be opened without its password. */
export async function aLockedPdf(): Promise<Uint8Array> {
  const plain = Buffer.from(await (await PDFDocument.load(await aPdf())).save({ useObjectStreams: false })).toString('latin1')
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >> /ID [<00> <00>]`
  return Buffer.from(
    plain.replace(/trailer\s*<</, (found) => `${found} ${lock}`),
    'latin1',
  )
}

/** A PDF of 3 MB whose one stream unpacks to 3 GB. */
export function aPdfBomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, '1 0 '), { finishFlush: constants.Z_FULL_FLUSH })
  const stream = Buffer.concat([Buffer.from('789c', 'hex'), ...Array.from({ length: 3000 }, () => block), Buffer.from('0300', 'hex')])
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`
  const tail = '\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), stream, Buffer.from(tail)])
}

/** A photo of a sheet with lines of "writing", 300 × 200 unless told. */
export function aPhoto({ width = 300, height = 200, paper = '#f4f1ea', ink = '#1b1b1b' } = {}): Sharp {
  const lines = Array.from(
    { length: 8 },
    (_, n) => `<rect x="${width / 10}" y="${(height / 10) * (n + 1)}" width="${width * (0.4 + 0.05 * (n % 4))}" height="${height / 40}" fill="${ink}"/>`,
  )
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>${lines.join('')}</svg>`,
    ),
  )
}

/** A photo as a phone keeps it: lying on its side, with the place where it was taken. */
export function aPhoneJpeg(): Promise<Buffer> {
  return aPhoto()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 48/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '124/1 9/1 0/1' } })
    .jpeg()
    .toBuffer()
}

/**
 * A HEIC as a phone makes it, 64 × 48 lying on its side, with a red corner that is top left when upright, and the place
 * where it was taken. Made with Debian's heif-enc, which leaves the rotation to EXIF; the phones' own `irot` was put in.
 */
export function aPhoneHeic({ rotation = 'irot' }: { rotation?: 'irot' | 'exif' } = {}): Buffer {
  return readFileSync(join(import.meta.dirname, rotation === 'irot' ? 'files/phone.heic' : 'files/phone-exif-only.heic'))
}

/** A PNG that claims to be 60,000 by 60,000 pixels in a few hundred bytes. */
export function anImageBomb(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type ZipEntry = { name: string; bytes: Buffer; claims?: number }

/** A zip of the entries, deflated (APPNOTE.TXT 4.3); `claims` lies about the size an entry unpacks to. */
export function aZip(entries: ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, claims } of entries) {
    const packed = deflateSync(bytes).subarray(2, -4)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims ?? bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, place, Buffer.from(name)]))
    files.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  Buffer.from('504b0506', 'hex').copy(end)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

/** The list of parts of an office file whose main part is of a kind, with more in it. */
export const contentTypes = (main: string, more = '') =>
  Buffer.from(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`,
  )
const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const wordText = Buffer.from(
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Made up</w:t></w:r></w:p></w:body></w:document>',
)

/** A Word document; with `extra` entries it becomes a bomb or carries a macro. */
export function aDocx(extra: ZipEntry[] = []): Buffer {
  return aZip([{ name: '[Content_Types].xml', bytes: contentTypes(wordMain) }, { name: 'word/document.xml', bytes: wordText }, ...extra])
}

/** Files that a browser or a computer might run, whatever they are called. */
export const hostileBytes = {
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  htmlAfterSpace: Buffer.from('\n\n  <HTML><body onload=alert(1)>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  svgAfterComment: Buffer.from('<!-- a picture --><svg onload="alert(1)"/>'),
  shell: Buffer.from('#!/bin/sh\necho made up\n'),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([0x80, 0, 0, 0]), Buffer.alloc(64), Buffer.from('PE\0\0'), Buffer.alloc(64)]),
  elf: Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(80)]),
  zip: aZip([{ name: 'photos/one.txt', bytes: Buffer.from('one') }]),
  gifWithScript: Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from('<script>alert(1)</script>'),
    Buffer.alloc(20),
  ]),
  utf16Html: Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('<html><script>alert(1)</script></html>', 'utf16le')]),
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
