/** What begins each of the older office files, and installers too [MS-CFB, 2.2]. */
const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export const isCompoundFile = (bytes: Uint8Array) => signature.equals(bytes.subarray(0, 8))

const programs = /^(_?VBA(_PROJECT.*)?|Macros|dir|ObjectPool|.Ole10Native|Package)$/i

/**
 * What an older office file is, by the names in its directory, each of which stands whole in 128 bytes [MS-CFB, 2.6.1]: a
 * Word or PowerPoint file without macros and without other files in it, or null. A workbook is `kept` too, but as no kind
 * of its own, since its macro sheets have no names; so is an office file that is locked.
 */
export function compoundKind(bytes: Uint8Array): 'doc' | 'ppt' | 'kept' | null {
  const names = new Set<string>()
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const entry = Buffer.from(bytes.buffer, bytes.byteOffset + at, 128)
    const length = entry.readUInt16LE(64)
    const kind = entry[66] ?? 0
    if (length >= 4 && length <= 64 && length % 2 === 0 && [1, 2, 5].includes(kind)) names.add(entry.toString('utf16le', 0, length - 2))
  }
  if ([...names].some((name) => programs.test(name))) return null
  if (names.has('WordDocument')) return 'doc'
  if (names.has('PowerPoint Document')) return 'ppt'
  return names.has('Workbook') || names.has('Book') || names.has('EncryptedPackage') ? 'kept' : null
}
