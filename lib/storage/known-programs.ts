type Mark = { at: number; bytes: Buffer }
const mark = (bytes: string, at = 0): Mark => ({ at, bytes: Buffer.from(bytes, 'latin1') })

/** Disk images, installers and programs that the sniffing library does not know, by their first bytes. */
const marks: Mark[] = [
  // ISO 9660 (ECMA-119, 8.1) and UDF (ECMA-167, 2/9.1)
  ...[32_769, 34_817, 36_865].flatMap((at) => [mark('CD001', at), mark('BEA01', at), mark('NSR0', at)]),
  mark('conectix'), // VHD
  mark('vhdxfile'),
  mark('KDMV'), // VMDK
  mark('QFI\xfb'), // QCOW
  mark('\x55\xaa', 510), // a disk that begins with a boot sector
  mark('xar!'), // a macOS package
  mark('dex\n'), // an Android program
  mark('hsqs'), // SquashFS, in which Linux programs come
  mark('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3'), // OneNote [MS-ONESTORE, 2.3.1]
]

/** Whether bytes of no known kind are a disk image, an installer or a program all the same. */
export function isKnownProgram(bytes: Uint8Array): boolean {
  return marks.some((one) => one.bytes.equals(bytes.subarray(one.at, one.at + one.bytes.length)))
}
