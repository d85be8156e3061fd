import { inflateRawSync } from 'node:zlib'

const mostUnpacked = 200 * 1024 * 1024
const mostEntries = 2_000
const mostRatio = 200
const mostContentTypes = 1024 * 1024

const programs = /vbaProject|vbaData|macrosheets\/|activeX\/|oleObject|\.(exe|dll|js|vbs|bat|cmd|scr|jar|hta|ps1)$|^(Basic|Scripts)\//i
/** What the list of an office file's parts calls them (ECMA-376 part 2, 10.1.2), whatever their names are. */
const programKinds = /macroEnabled|macrosheet|vbaProject|vbaData|activeX|oleObject/i
const outside = /(^|[/\\])\.\.([/\\]|$)|\0/

/**
 * Whether an office file carries a macro or another program, or would unpack to far more than it is: read from the zip's
 * own directory (APPNOTE.TXT 4.3.12), of which only the list of parts is unpacked. What cannot be read counts as one that
 * hides.
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
    if (programs.test(name) || outside.test(name)) return true
    if (/^\/?\[Content_Types\]\.xml$/i.test(name) && listsProgram(zip, at, packedSize)) return true
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return false
}

function listsProgram(zip: Buffer, entry: number, packedSize: number): boolean {
  try {
    const local = zip.readUInt32LE(entry + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + packedSize)
    const list = zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostContentTypes })
    // a letter written as an entity would hide the word
    return /&/.test(list.toString('latin1')) || programKinds.test(list.toString('latin1').replaceAll('\0', ''))
  } catch {
    return true
  }
}
