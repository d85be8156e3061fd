/**
 * Takes the place it was taken at out of a picture or film that is kept unopened, so that nothing else changes: of a JPEG
 * all that is not the picture (ITU T.81, annex B) goes, elsewhere the GPS directory of its EXIF (CIPA DC-008, 4.6.6), the
 * same in XMP and a film's own words for it (ISO 6709) are made empty where they stand. `sure` is false where a place is
 * told that could not be found. Answers the same bytes where nothing was told.
 */
export function forgetPlace(bytes: Uint8Array): { bytes: Uint8Array; sure: boolean } {
  const picture = jpegAlone(bytes)
  if (picture) return { bytes: picture, sure: true }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const copy = Buffer.from(bytes)
  const directories = gpsPointers.flatMap(({ little, entry }) => placesOf(bytes, entry).map((at) => ({ at, little })))
  const lost = directories.filter((found) => !emptyDirectory(copy, text, found))
  const words = [...text.matchAll(gpsInXmp)].map(({ index, 1: name = '', 2: value = '' }) => ({ at: index + name.length, value }))
  for (const { at, value } of words) copy.write(value.replace(/[^"'>=\s]/g, ' '), at, 'latin1')
  const places = [...text.matchAll(placeOfFilm)]
  for (const { index, 0: place } of places) copy.write(place.replace(/\d/g, '0'), index, 'latin1')
  const changed = directories.length > lost.length || words.length > 0 || places.length > 0
  return { bytes: changed ? copy : bytes, sure: lost.length === 0 }
}

/** The entry of an EXIF directory that says where the GPS directory is: tag 0x8825, one LONG or IFD, in either order of bytes. */
const gpsPointers = [
  { little: true, entry: Buffer.from('2588040001000000', 'hex') },
  { little: true, entry: Buffer.from('25880d0001000000', 'hex') },
  { little: false, entry: Buffer.from('8825000400000001', 'hex') },
  { little: false, entry: Buffer.from('8825000d00000001', 'hex') },
]
const gpsInXmp = /(\w:GPS\w+\s*)(=\s*"[^"]{0,200}"|=\s*'[^']{0,200}'|>[^<]{0,200})/g
const placeOfFilm = /[+-]\d{1,2}\.\d{2,}[+-]\d{1,3}\.\d{2,}(?:[+-]\d+(?:\.\d+)?)?(?=[/\0A-Z])/g
/** Bytes of one value by its type (TIFF 6.0, section 2). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

function placesOf(bytes: Uint8Array, mark: Buffer): number[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places: number[] = []
  for (let at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, at + 1)) places.push(at)
  return places
}

/** Makes a GPS directory empty, and what its entries point to. Whether it could be found; one that was cut off is not there to tell. */
function emptyDirectory(copy: Buffer, text: string, { at: entry, little }: { at: number; little: boolean }): boolean {
  const base = text.lastIndexOf(little ? 'II*\0' : 'MM\0*', entry)
  if (base < 0) return false
  const short = (at: number) => (at + 2 > copy.length ? 0 : little ? copy.readUInt16LE(at) : copy.readUInt16BE(at))
  const long = (at: number) => (at + 4 > copy.length ? copy.length : little ? copy.readUInt32LE(at) : copy.readUInt32BE(at))
  const directory = base + long(entry + 8)
  const count = Math.min(short(directory), 64)
  for (let at = directory + 2; at < directory + 2 + count * 12; at += 12) {
    const size = (sizes[short(at + 2)] ?? 8) * long(at + 4)
    if (size > 4) copy.fill(0, Math.min(base + long(at + 8), copy.length), Math.min(base + long(at + 8) + size, copy.length))
  }
  if (directory < copy.length) copy.fill(0, directory, Math.min(directory + 2 + count * 12, copy.length))
  return true
}

/** A JPEG with nothing but the picture, its colours (ICC) and how they are coded; null for what does not read like one. */
function jpegAlone(bytes: Uint8Array): Uint8Array | null {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (jpeg.readUInt16BE(0) !== 0xffd8) return null
  const kept = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length) {
    const marker = jpeg[at + 1] ?? 0
    if (jpeg[at] !== 0xff || marker < 0xc0) return null
    // what follows the end is no part of the picture
    if (marker === 0xd9) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)])
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    if (isOfPicture(marker, jpeg.subarray(at + 4, end))) kept.push(jpeg.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    while (at < jpeg.length && !(jpeg[at] === 0xff && isMarker(jpeg[at + 1] ?? 0))) at++
    kept.push(jpeg.subarray(end, at))
  }
  return Buffer.concat(kept)
}

function isOfPicture(marker: number, content: Buffer): boolean {
  if (marker === 0xe2) return content.toString('latin1', 0, 11) === 'ICC_PROFILE'
  const isTold = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
  return !isTold || marker === 0xee
}

/** Among the bytes of the picture itself a marker is one that is neither a filled byte nor a restart. */
const isMarker = (code: number) => code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)
