const mostUnpacked = 200 * 1024 * 1024
const mostEntries = 2_000
const mostRatio = 200

/**
 * Whether a Word file carries a macro or another program, or would unpack to far more than it is: read from the zip's
 * own directory (APPNOTE.TXT 4.3.12), without unpacking anything. A directory that cannot be read counts as one that hides.
 */
export function hidesProgram(bytes: Uint8Array): boolean {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > zip.length) return true
  const count = zip.readUInt16LE(end + 10)
  if (count > mostEntries) return true
  let at = zip.readUInt32LE(end + 16)
  let unpacked = 0
  for (let n = 0; n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return true
    const packedSize = zip.readUInt32LE(at + 20)
    const size = zip.readUInt32LE(at + 24)
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('latin1')
    unpacked += size
    if (unpacked > mostUnpacked || (size > 1024 * 1024 && size > packedSize * mostRatio)) return true
    if (/vbaProject|vbaData|\.(exe|dll|js|vbs|bat|cmd|scr|jar|hta|ps1)$|oleObject/i.test(name) || /(^|[/\\])\.\.([/\\]|$)|\0/.test(name)) return true
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return false
}
