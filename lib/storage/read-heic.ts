import decodeHeic from 'heic-decode'
import sharp, { type Sharp } from 'sharp'

/** How a picture lies by its EXIF orientation, in degrees to turn it clockwise (CIPA DC-008, 4.6.4). */
const turns: Record<number, number> = { 3: 180, 6: 90, 8: 270 }

/**
 * A HEIC (ISO/IEC 23008-12) as pixels, upright. The file's own rotation is applied by the decoder and wins; only a file
 * that has none is turned as its EXIF says. Neither EXIF nor the place it was taken at comes along.
 */
export async function readHeic(bytes: Uint8Array): Promise<{ image: Sharp; turned: boolean }> {
  const { exif } = await sharp(bytes).metadata()
  const { width, height, data } = await decodeHeic({ buffer: bytes })
  const image = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })
  if (turnsItself(bytes)) return { image, turned: true }
  const turn = exif && turns[orientationIn(exif)]
  return turn ? { image: image.rotate(turn), turned: true } : { image, turned: false }
}

/** Whether the file's properties, which stand at its beginning, hold a rotation or a mirror. */
function turnsItself(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256 * 1024))
  return start.includes('irot') || start.includes('imir')
}

/** The orientation among the first directory's entries of an EXIF block (TIFF 6.0, section 2); 1 when there is none. */
function orientationIn(exif: Buffer): number {
  const block = exif.subarray(exif.indexOf('Exif\0\0') === 0 ? 6 : 0)
  const little = block.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > block.length ? 0 : little ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const first = block.length < 8 ? 0 : little ? block.readUInt32LE(4) : block.readUInt32BE(4)
  for (let entry = 0; entry < short(first); entry++) {
    const at = first + 2 + entry * 12
    if (short(at) === 0x0112) return short(at + 8)
  }
  return 1
}
