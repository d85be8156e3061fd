import { nameWithEnding } from './file-name'

export const pdf = 'application/pdf'
const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'
export const wordDocument = `${office}.wordprocessingml.document`

/**
 * The kinds a file may be given out as, with the endings such a file has; the first is given to one that has another. None
 * of them is run by opening it: office files only come here without macros.
 */
const kinds = new Map<string, readonly [string, ...string[]]>([
  ['image/jpeg', ['jpg', 'jpeg', 'jfif']],
  ['image/png', ['png']],
  ['image/gif', ['gif']],
  ['image/webp', ['webp']],
  ['image/tiff', ['tif', 'tiff']],
  ['image/heic', ['heic']],
  ['image/heif', ['heif', 'heic']],
  ['image/avif', ['avif']],
  ['image/bmp', ['bmp']],
  ['text/plain', ['txt']],
  [pdf, ['pdf']],
  [wordDocument, ['docx']],
  [`${office}.wordprocessingml.template`, ['dotx']],
  [`${office}.spreadsheetml.sheet`, ['xlsx']],
  [`${office}.spreadsheetml.template`, ['xltx']],
  [`${office}.presentationml.presentation`, ['pptx']],
  [`${office}.presentationml.template`, ['potx']],
  [`${office}.presentationml.slideshow`, ['ppsx']],
  [`${open}.text`, ['odt']],
  [`${open}.spreadsheet`, ['ods']],
  [`${open}.presentation`, ['odp']],
  [`${open}.graphics`, ['odg']],
  [`${open}.text-template`, ['ott']],
  [`${open}.spreadsheet-template`, ['ots']],
  [`${open}.presentation-template`, ['otp']],
  ['application/msword', ['doc']],
  ['application/vnd.ms-powerpoint', ['ppt']],
  ['audio/mpeg', ['mp3']],
  ['audio/mp4', ['m4a']],
  ['audio/wav', ['wav']],
  ['video/mp4', ['mp4']],
  ['video/quicktime', ['mov']],
  ['video/webm', ['webm']],
])
const endings = new Set([...kinds.values()].flat())

export const unknownKind = 'application/octet-stream'

/** What a file is given out as: its kind where it has an ending of its own, and else bytes that nothing opens by itself. */
export function servedKind(mediaType: string): string {
  return kinds.has(mediaType) ? mediaType : unknownKind
}

/**
 * The name a file is kept and given out under: the sender's own, but its ending always says what the bytes are, so that a
 * double click opens what was looked at and nothing else. `bin` is what we do not know. An ending of another kind is
 * exchanged (`IMG_1.HEIC` that became a JPEG), any other word stays (`statement.html.txt`).
 */
export function namedAsKind(name: string, mediaType: string): string {
  const [usual, ...others] = kinds.get(mediaType) ?? ['bin']
  return nameWithEnding(name, usual, others, endings)
}

/** The office files that are zip archives inside. */
export const isOfficeZip = (mediaType: string) => kinds.has(mediaType) && (mediaType.startsWith(office) || mediaType.startsWith(open))
