import sharp, { type Raw } from 'sharp'
import { describe, expect, test } from 'vitest'
import { aPhoneHeic, aPhoneJpeg, aPhoto } from '@/lib/testing/sample-files'
import { forgetPlace } from './forget-place'
import { inspectFile } from './inspect-file'

const place = { IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 48/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '124/1 9/1 0/1' } }
/** 40, 48 and 0 as fractions, in either order of bytes. */
const latitudes = ['28000000010000003000000001000000', '00000028000000010000003000000001'].map((hex) => Buffer.from(hex, 'hex'))
const tellsPlace = (bytes: Uint8Array) =>
  latitudes.some((latitude) => Buffer.from(bytes).includes(latitude)) || /124,9|40,48/.test(Buffer.from(bytes).toString('latin1'))
const xmp = '<x:xmpmeta><rdf:Description exif:GPSLatitude="40,48.5N"><exif:GPSLongitude>124,9.5W</exif:GPSLongitude></rdf:Description></x:xmpmeta>'

async function kept(bytes: Uint8Array) {
  const seen = await inspectFile(bytes)
  if (seen.refused) throw new Error(`refused: ${seen.refused}`)
  return seen
}
/** A JPEG with two pictures of a phone after each other, cut in the middle of the second one. */
async function aCutJpeg(): Promise<Buffer> {
  const photo = await aPhoto({ width: 900, height: 900 }).withExif(place).withXmp(xmp).jpeg().toBuffer()
  return photo.subarray(0, photo.length - 2000)
}
/** A scan of three pages whose first directory points to a GPS directory at the end, in either order of bytes. */
async function aPlacedScan(): Promise<Buffer> {
  const pages = await Promise.all(['#f4f1ea', '#e0e0e0', '#ffffff'].map((paper) => aPhoto({ paper }).removeAlpha().raw().toBuffer()))
  const scan = await sharp(Buffer.concat(pages), { raw: { width: 300, height: 600, channels: 3, pageHeight: 200 } as Raw })
    .tiff()
    .toBuffer()
  const first = scan.readUInt32LE(4)
  const count = scan.readUInt16LE(first)
  const rest = scan.subarray(first + 2, first + 2 + count * 12 + 4)
  // the first directory again, at the end, with one entry more
  const head = Buffer.from(scan)
  head.writeUInt32LE(scan.length, 4)
  const directory = Buffer.alloc(2 + (count + 1) * 12 + 4)
  directory.writeUInt16LE(count + 1, 0)
  rest.copy(directory, 2, 0, count * 12)
  const entry = 2 + count * 12
  directory.writeUInt16LE(0x8825, entry)
  directory.writeUInt16LE(4, entry + 2)
  directory.writeUInt32LE(1, entry + 4)
  directory.writeUInt32LE(scan.length + directory.length, entry + 8)
  rest.copy(directory, entry + 12, count * 12)
  const gps = Buffer.alloc(2 + 12 + 4)
  gps.writeUInt16LE(1, 0)
  gps.writeUInt16LE(2, 2)
  gps.writeUInt16LE(5, 4)
  gps.writeUInt32LE(3, 6)
  gps.writeUInt32LE(scan.length + directory.length + gps.length, 10)
  return Buffer.concat([head, directory, gps, Buffer.from('280000000100000030000000010000000000000001000000', 'hex')])
}

describe('the place a picture was taken at', () => {
  test('H-22 goes from a JPEG that is cut at its end, and the rest of the picture stays', async () => {
    const photo = await aCutJpeg()
    expect(tellsPlace(photo)).toBe(true)
    const seen = await kept(photo)
    expect(seen.findings).toEqual(['unreadable'])
    expect(tellsPlace(seen.bytes)).toBe(false)
    expect(Buffer.from(seen.bytes).includes('Telephone')).toBe(false)
    const [before, after] = await Promise.all([photo, seen.bytes].map((bytes) => sharp(bytes, { failOn: 'none' }).raw().toBuffer()))
    expect(after && before?.equals(after)).toBe(true)
  })

  test('H-22 goes from what stands behind the first picture of a JPEG, too', async () => {
    const whole = await aPhoto().jpeg({ progressive: true }).toBuffer()
    const both = Buffer.concat([whole, await aPhoneJpeg()])
    expect(forgetPlace(both).bytes.length).toBeLessThanOrEqual(whole.length)
    expect(tellsPlace(forgetPlace(both).bytes)).toBe(false)
  })

  test('H-22 goes from an AVIF, which becomes a JPEG', async () => {
    const photo = await aPhoto().withExif(place).avif().toBuffer()
    expect(tellsPlace(photo)).toBe(true)
    const seen = await kept(photo)
    expect(seen).toMatchObject({ mediaType: 'image/jpeg', findings: ['converted'] })
    expect([tellsPlace(seen.bytes), (await sharp(seen.bytes).metadata()).exif]).toEqual([false, undefined])
  })

  test.each(['png', 'webp', 'avif'] as const)('H-22 goes from a %s that is cut at its end', async (format) => {
    const whole = await aPhoto({ width: 900, height: 900 }).withExif(place).withXmp(xmp).toFormat(format).toBuffer()
    for (const length of [whole.length - 20, whole.length - 1]) {
      const seen = await kept(whole.subarray(0, length))
      expect([tellsPlace(seen.bytes), seen.findings.includes('keeps_place')]).toEqual([false, false])
    }
  })

  test('H-22 goes from a HEIC that is cut off midway', async () => {
    const photo = aPhoneHeic()
    const seen = await kept(photo.subarray(0, photo.length - 30))
    expect([tellsPlace(seen.bytes), seen.findings.includes('keeps_place')]).toEqual([false, false])
  })

  test('H-22 goes from a scan of several pages, which all stay', async () => {
    const scan = await aPlacedScan()
    expect([tellsPlace(scan), (await sharp(scan).metadata()).pages]).toEqual([true, 3])
    const seen = await kept(scan)
    expect(seen).toMatchObject({ mediaType: 'image/tiff', findings: [], pages: 3 })
    expect([tellsPlace(seen.bytes), (await sharp(seen.bytes).metadata()).pages]).toEqual([false, 3])
    expect((await sharp(seen.bytes).raw().toBuffer()).equals(await sharp(scan).raw().toBuffer())).toBe(true)
  })

  test('H-22 goes from a film', async () => {
    const film = Buffer.concat([
      Buffer.from('00000018667479706d70343200000000', 'hex'),
      Buffer.from('mp42isom\0\0\0\x26\xa9xyz\0\x12\x15\xc7+40.8021-124.1637/', 'latin1'),
      Buffer.alloc(64),
    ])
    const seen = await kept(film)
    expect(seen).toMatchObject({ mediaType: 'video/mp4', findings: ['wrong_kind'] })
    expect(Buffer.from(seen.bytes).toString('latin1')).toContain('+00.0000-000.0000/')
    expect(seen.bytes.length).toBe(film.length)
  })

  test('H-22 is told to be there still, where it cannot be found', async () => {
    const pointer = Buffer.from('258804000100000008000000', 'hex')
    const cut = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from('no JPEG goes on like this'), pointer, Buffer.alloc(64)])
    expect(await kept(cut)).toMatchObject({ mediaType: 'image/jpeg', findings: ['unreadable', 'keeps_place'] })
  })

  test('H-22 was never told: then the picture stays as it came', async () => {
    const broken = Buffer.concat([await aPhoto().webp().toBuffer()]).subarray(0, 200)
    expect(forgetPlace(broken).bytes).toBe(broken)
  })
})
