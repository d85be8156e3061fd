const pieceLength = 1024 * 1024
/** longer than the longest mark, also where each letter has two bytes */
const overlap = 128

/** What makes a browser run a text as a page, or read it as XML with a program or a style sheet of its own. */
const page = /<(!doctype|html|script|body|head|iframe|svg|object|embed|meta|img)[\s/>]|<\?xml[\s?-]/i
/** The same in bytes that are no text, where XML of a picture's or a PDF's own is at home. */
const pageAmongBytes = /<!doctype\s+html|<html[\s>]|<script[\s/>]/i

/** Whether a text is a page or XML: anywhere in it, since a comment of any length may stand before. In UTF-8 or UTF-16. */
export const isPage = (bytes: Uint8Array) => holds(bytes, page)

/** Whether bytes that are no text hold a page for another reader. */
export const hidesPage = (bytes: Uint8Array) => holds(bytes, pageAmongBytes)

/** Whether what a browser that guesses would read (WHATWG MIME Sniffing, 7) begins like a page. */
export const beginsLikePage = (bytes: Uint8Array) => holds(bytes.subarray(0, 4096), page)

/** Whether a text says which program runs it, as a shell script does. */
export const isScript = (bytes: Uint8Array) => /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)?\s*#!/.test(textOf(bytes.subarray(0, 4096)))

/** Piece by piece, so that a large file is not in memory as text a second time. */
function holds(bytes: Uint8Array, marks: RegExp): boolean {
  for (let at = 0; at < bytes.length; at += pieceLength) {
    if (marks.test(textOf(bytes.subarray(at, at + pieceLength + overlap)))) return true
  }
  return false
}

/** Without its zeroes UTF-16 reads like any other text, whichever way round it is. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replaceAll('\0', '')
}
