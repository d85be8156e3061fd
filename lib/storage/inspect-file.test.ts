import sharp, { type Raw } from 'sharp'
import { describe, expect, test } from 'vitest'
import { aBlankPdf, aDocx, aLockedPdf, anImageBomb, aPdf, aPhoneHeic, aPhoneJpeg, aPhoto, hostileBytes } from '@/lib/testing/sample-files'
import { safeFileName } from './file-name'
import { inspectFile } from './inspect-file'
import { largestFile } from './sniff-file'

async function kept(bytes: Uint8Array) {
  const seen = await inspectFile(bytes)
  if (seen.refused) throw new Error(`refused: ${seen.refused}`)
  return seen
}

const exifOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).exif?.toString('latin1')

describe('what a check finds', () => {
  test('H-22 a good PDF, photo, Word file and text have nothing wrong', async () => {
    expect(await kept(await aPdf())).toMatchObject({ mediaType: 'application/pdf', findings: [], pages: 1 })
    expect(await kept(await aPhoto().jpeg().toBuffer())).toMatchObject({ mediaType: 'image/jpeg', findings: [] })
    expect(await kept(await aPhoto().png().toBuffer())).toMatchObject({ mediaType: 'image/png', findings: [] })
    expect(await kept(await aPhoto().tiff().toBuffer())).toMatchObject({ mediaType: 'image/tiff', findings: [] })
    expect(await kept(aDocx())).toMatchObject({ findings: [] })
    expect(await kept(Buffer.from('Made up. 3 < 4 and 5 > 2.'))).toMatchObject({ mediaType: 'text/plain', findings: [] })
  })

  test('H-22 an empty file and one over 25 MB are refused', async () => {
    expect(await inspectFile(new Uint8Array())).toEqual({ refused: 'empty' })
    expect(await inspectFile(new Uint8Array(largestFile + 1))).toEqual({ refused: 'too_large' })
  })

  test('H-22 locked, blank, broken and dark files are told but kept', async () => {
    expect((await kept(await aLockedPdf())).findings).toEqual(['locked_pdf'])
    expect((await kept(await aBlankPdf())).findings).toEqual(['blank_page'])
    expect((await kept(Buffer.from('%PDF-1.7 and then nothing'))).findings).toEqual(['unreadable'])
    expect((await kept(await aPhoto({ paper: '#0b0b0b', ink: '#050505' }).jpeg().toBuffer())).findings).toEqual(['too_dark'])
    expect((await kept(await aPhoto({ ink: '#f4f1ea' }).jpeg().toBuffer())).findings).toEqual(['blank_page'])
    const photo = await aPhoto({ width: 900, height: 900 }).jpeg().toBuffer()
    expect((await kept(photo.subarray(0, 400))).findings).toEqual(['unreadable'])
    expect((await kept(Buffer.from([1, 2, 3, 0, 5, 6, 0, 0]))).findings).toEqual(['wrong_kind'])
  })

  test('H-22 a photo is turned upright and loses the place it was taken at', async () => {
    const photo = await aPhoneJpeg()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const seen = await kept(photo)
    const told = await sharp(seen.bytes).metadata()
    expect(seen.findings).toEqual(['turned_upright'])
    expect([told.width, told.height, told.orientation ?? 1, told.exif]).toEqual([200, 300, 1, undefined])
    expect(Buffer.from(seen.bytes).includes('GPS')).toBe(false)
  })

  test.each(['irot', 'exif'] as const)('H-22 a HEIC turned by its %s becomes an upright JPEG that does not know where it was taken', async (rotation) => {
    const photo = aPhoneHeic({ rotation })
    expect(await exifOf(photo)).toContain('Telephone')
    const seen = await kept(photo)
    const told = await sharp(seen.bytes).metadata()
    expect(seen).toMatchObject({ mediaType: 'image/jpeg', findings: ['converted', 'turned_upright'], pages: 1 })
    expect([told.format, told.width, told.height, told.orientation ?? 1, told.exif]).toEqual(['jpeg', 48, 64, 1, undefined])
    expect(Buffer.from(seen.bytes).includes('Telephone')).toBe(false)
    const corner = await sharp(seen.bytes).extract({ left: 3, top: 3, width: 9, height: 9 }).resize(1, 1).raw().toBuffer()
    expect([corner[0] ?? 0, corner[1] ?? 255, corner[2] ?? 255].map((value) => value > 128)).toEqual([true, false, false])
  })

  test('H-22 a HEIC cut off midway is told and kept', async () => {
    expect(await kept(aPhoneHeic().subarray(0, 1200))).toMatchObject({ mediaType: 'image/heic', findings: ['unreadable'] })
  })

  test('H-22 a scan of several pages keeps them all', async () => {
    const pages = await Promise.all(['#f4f1ea', '#e0e0e0', '#ffffff'].map((paper) => aPhoto({ paper }).removeAlpha().raw().toBuffer()))
    const scan = await sharp(Buffer.concat(pages), { raw: { width: 300, height: 600, channels: 3, pageHeight: 200 } as Raw })
      .tiff()
      .toBuffer()
    const seen = await kept(scan)
    expect(seen).toMatchObject({ mediaType: 'image/tiff', pages: 3, findings: [] })
    expect((await sharp(seen.bytes).metadata()).pages).toBe(3)
  })

  test('H-22 dark is told by how bright a page is, whatever its colour, and one short line is not blank', async () => {
    expect((await kept(await aPhoto({ paper: '#2060e0', ink: '#000000' }).jpeg().toBuffer())).findings).toEqual([])
    expect((await kept(await aPhoto({ paper: '#500000', ink: '#200000' }).jpeg().toBuffer())).findings).toEqual(['too_dark'])
    const line = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="14"><rect width="90" height="14" fill="#222"/></svg>')
    const page = await aPhoto({ width: 1700, height: 2200, ink: '#f4f1ea' })
      .composite([{ input: line, left: 200, top: 300 }])
      .jpeg()
      .toBuffer()
    expect((await kept(page)).findings).toEqual([])
  })

  test('D-02 a photo with an archive or a page glued to its end is kept without it', async () => {
    const photo = await aPhoto({ width: 1700, height: 2200 }).jpeg().toBuffer()
    for (const glued of [hostileBytes.zip, hostileBytes.html]) {
      const seen = await kept(Buffer.concat([photo, glued]))
      expect([seen.mediaType, seen.findings, Buffer.from(seen.bytes).includes(glued)]).toEqual(['image/jpeg', [], false])
    }
  })

  test('H-22 an image that would fill the memory is refused', async () => {
    expect(await inspectFile(anImageBomb())).toEqual({ refused: 'dangerous' })
  })

  test('H-22 a Word file with a macro, a way out of its folder or a bomb in it is refused', async () => {
    const some = Buffer.from('x')
    for (const entry of [
      { name: 'word/vbaProject.bin', bytes: some },
      { name: '../../etc/passwd', bytes: some },
      { name: 'word/media/bomb.bin', bytes: Buffer.alloc(30 * 1024 * 1024) },
      { name: 'word/media/liar.bin', bytes: some, claims: 3_000_000_000 },
    ]) {
      expect(await inspectFile(aDocx([entry])), entry.name).toEqual({ refused: 'dangerous' })
    }
  })

  test.each(Object.entries(hostileBytes))('D-02 %s is refused whatever it is called', async (_, bytes) => {
    expect(await inspectFile(bytes)).toEqual({ refused: bytes === hostileBytes.zip ? 'archive' : 'dangerous' })
  })
})

describe('the name a file is kept under', () => {
  test.each([
    ['../../x.pdf', 'x.pdf'],
    ['..\\..\\windows\\x.pdf', 'x.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['a\r\nBcc: x@example.test.pdf', 'aBcc_ x@example.test.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth.pdf', 'zerowidth.pdf'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    ['acta de nacimiento ñ.pdf', 'acta de nacimiento ñ.pdf'],
  ])('D-02 %j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  test('D-02 a name of 300 characters is shortened and keeps its ending', () => {
    const name = safeFileName(`${'é'.repeat(300)}.pdf`)
    expect([[...name].length, name.endsWith('é.pdf')]).toEqual([120, true])
  })
})
