import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aDocx, aPdf, aPhoto, aZip, contentTypes } from '@/lib/testing/sample-files'
import { namedAsKind, servedKind } from './file-kinds'
import { inspectFile } from './inspect-file'

const text = (words: string) => Buffer.from(words)
const bytes = (hex: string, length = 600) => Buffer.concat([Buffer.from(hex.replaceAll(' ', ''), 'hex'), Buffer.alloc(length)])
/** Bytes that stand at a place of a file that begins with nothing known. */
const placed = (at: number, mark: string) => Buffer.concat([Buffer.from([1, 2]), Buffer.alloc(at - 2), Buffer.from(mark, 'latin1'), Buffer.alloc(4096)])
const letter = (length: number) => 'Made up. 3 < 4. '.repeat(Math.ceil(length / 16)).slice(0, length)
const script = '<html><script>alert(1)</script></html>'
const one = Buffer.from('x')
const open = 'application/vnd.openxmlformats-officedocument'

/** An office file as its list of parts says, with entries more. */
const office = (main: string, ...entries: { name: string; bytes: Buffer }[]) =>
  aZip([{ name: '[Content_Types].xml', bytes: contentTypes(main) }, { name: 'word/document.xml', bytes: one }, ...entries])
const openDocument = (kind: string, ...entries: { name: string; bytes: Buffer }[]) =>
  aZip([{ name: 'mimetype', bytes: text(`application/vnd.oasis.opendocument.${kind}`) }, { name: 'content.xml', bytes: one }, ...entries])
/** An older office file with the names its directory holds. */
const compound = (...names: string[]) => {
  const directory = names.map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE(name.length * 2 + 2, 64)
    entry[66] = 2
    return entry
  })
  return Buffer.concat([bytes('d0cf11e0a1b11ae1', 504), ...directory, Buffer.alloc(512)])
}

const pages: Record<string, Buffer> = {
  'a page behind 4,500 characters of text': text(letter(4500) + script),
  'a page behind 3 MB of text': text(letter(3_000_000) + script),
  'a page across the seam of two pieces': text(letter(1024 * 1024 - 3) + script),
  'an SVG behind a long comment': text(`<!--${letter(4200)}--><svg onload="alert(1)"/>`),
  'XML behind a long comment': text(`<!--${letter(4200)}--><?xml-stylesheet href="x"?><a/>`),
  'XML behind a blank line': text(`\n<?xml version="1.0"?><a/>`),
  'a page in UTF-16 either way round, behind text': Buffer.from(`\ufeff${letter(5000)}${script}`, 'utf16le').swap16(),
  'a GIF header and then a page': text(`GIF89a/*${letter(4200)}*/${script}`),
  'a PDF header and then a page': text(`%PDF-1.4\n${letter(5000)}${script}`),
  'bytes nobody knows and then a page': Buffer.concat([Buffer.from([1, 0, 2]), text(letter(5000) + script)]),
}
const officePrograms: Record<string, Buffer> = {
  xlsm: office('application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
  pptm: office('application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml'),
  dotm: office('application/vnd.ms-word.template.macroEnabledTemplate.main+xml'),
  'xlsx with a macro': office(`${open}.spreadsheetml.sheet.main+xml`, { name: 'xl/vbaProject.bin', bytes: one }),
  'xlsx with a macro sheet': office(`${open}.spreadsheetml.sheet.main+xml`, { name: 'xl/macrosheets/sheet1.xml', bytes: one }),
  'pptx with a macro': office(`${open}.presentationml.presentation.main+xml`, { name: 'ppt/vbaProject.bin', bytes: one }),
  'dotx with a macro': office(`${open}.wordprocessingml.template.main+xml`, { name: 'word/vbaProject.bin', bytes: one }),
  'docx whose macro has a harmless name': aZip([
    {
      name: '[Content_Types].xml',
      bytes: contentTypes(`${open}.wordprocessingml.document.main+xml`, '<Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
    },
    { name: 'a.bin', bytes: one },
  ]),
  'docx whose macro has a harmless name and an entity in its kind': aZip([
    {
      name: '[Content_Types].xml',
      bytes: contentTypes(
        `${open}.wordprocessingml.document.main+xml`,
        '<Override PartName="/a.bin" ContentType="application/vnd.ms-office.&#118;baProject"/>',
      ),
    },
    { name: 'a.bin', bytes: one },
  ]),
  'odt with a macro': openDocument('text', { name: 'Basic/Standard/Module1.xml', bytes: one }),
  'doc with a macro': compound('Root Entry', 'WordDocument', 'Macros', 'VBA', '_VBA_PROJECT'),
  'xls with a macro': compound('Root Entry', 'Workbook', '_VBA_PROJECT_CUR', 'VBA'),
  'doc with a program in it': compound('Root Entry', 'WordDocument', 'ObjectPool', '\x01Ole10Native'),
  'an installer of Windows': compound('Root Entry', '\u4840\u3f3f'),
}
const programs: Record<string, Buffer> = {
  'a Windows shortcut': bytes('4c00000001140200 00000000c000000000000046'),
  'an Android program': aZip([
    { name: 'AndroidManifest.xml', bytes: one },
    { name: 'classes.dex', bytes: one },
  ]),
  'a browser add-on': aZip([{ name: 'META-INF/mozilla.rsa', bytes: one }]),
  'a Chrome add-on': bytes('43723234 03000000'),
  'a Debian package': Buffer.concat([text('!<arch>\ndebian-binary   '), Buffer.alloc(600)]),
  'an RPM package': bytes('edabeedb0300'),
  'a macOS disk image': bytes('7801730d626260'),
  'a macOS package': bytes('78617221001c0001'),
  'a Java class': bytes('cafebabe00000034'),
  WebAssembly: bytes('0061736d01000000'),
  'a cabinet': bytes('4d53434600000000'),
  'an ISO image': placed(32_769, 'CD001'),
  'a virtual disk': bytes('636f6e6563746978'),
  'a new virtual disk': bytes('7668647866696c65'),
  'a disk with a boot sector': placed(510, '\x55\xaa'),
  'a OneNote file': bytes('e4525c7b8cd8a74daeb15378d02996d3'),
}
const archives: Record<string, Buffer> = {
  zip: aZip([{ name: 'a.txt', bytes: one }]),
  bz2: bytes('425a6839314159265359'),
  xz: bytes('fd377a585a00'),
  gz: bytes('1f8b0800'),
  '7z': bytes('377abcaf271c'),
  rar: bytes('526172211a0700'),
}

describe('what a computer, a browser or Office would run', () => {
  test.each([...Object.entries(pages), ...Object.entries(officePrograms), ...Object.entries(programs)])('D-02 %s is refused', async (_, file) => {
    expect(await inspectFile(file)).toEqual({ refused: 'dangerous' })
  })

  test.each(Object.entries(archives))('D-02 H-22 an archive (%s) is refused in its own words', async (_, file) => {
    expect(await inspectFile(file)).toEqual({ refused: 'archive' })
  })
})

describe('what is taken', () => {
  test.each([
    ['docx', aDocx(), []],
    ['docx', office(`${open}.wordprocessingml.document.main+xml`, { name: 'word/media/image1.png', bytes: one }), []],
    ['xlsx', office(`${open}.spreadsheetml.sheet.main+xml`, { name: 'xl/printerSettings/printerSettings1.bin', bytes: one }), ['wrong_kind']],
    ['pptx', office(`${open}.presentationml.presentation.main+xml`), ['wrong_kind']],
    ['odt', openDocument('text'), ['wrong_kind']],
    ['doc', compound('Root Entry', 'WordDocument', '1Table'), ['wrong_kind']],
    ['ppt', compound('Root Entry', 'PowerPoint Document'), ['wrong_kind']],
    ['bin', compound('Root Entry', 'Workbook'), ['wrong_kind']],
    ['bin', Buffer.from([1, 2, 3, 0, 5, 6, 0, 0]), ['wrong_kind']],
    ['bin', text('{\\rtf1 Made up.}'), ['wrong_kind']],
    ['txt', text(`${letter(9000)} a < b, c > d, <anna@example.test>`), []],
    ['txt', Buffer.from('\ufeffMade up, in another spelling of letters.', 'utf16le'), []],
  ])('H-22 a harmless %s is taken', async (ending, file, findings) => {
    const seen = await inspectFile(file)
    expect(seen).toMatchObject({ findings })
    expect(!seen.refused && namedAsKind('paper', seen.mediaType)).toBe(`paper.${ending}`)
  })

  test('H-22 a GIF and an AVIF are pictures: drawn anew, the AVIF as a JPEG', async () => {
    const gif = Buffer.concat([await aPhoto({ width: 1700, height: 2200 }).gif().toBuffer(), text(script)])
    const drawn = await inspectFile(gif)
    expect(drawn).toMatchObject({ mediaType: 'image/gif', findings: [] })
    expect(!drawn.refused && Buffer.from(drawn.bytes).includes('<script>')).toBe(false)
    expect(await inspectFile(await aPhoto().avif().toBuffer())).toMatchObject({ mediaType: 'image/jpeg', findings: ['converted'] })
  })

  test('H-22 a GIF that moves keeps all its pictures', async () => {
    const frames = await Promise.all(['#f4f1ea', '#a0a0a0'].map((paper) => aPhoto({ paper }).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const seen = await inspectFile(moving)
    expect(!seen.refused && (await sharp(seen.bytes).metadata()).pages).toBe(2)
  })

  test('H-22 a PDF whose own data is XML is taken', async () => {
    const remark = '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>A remark</p></body><x:xmpmeta><rdf:RDF/></x:xmpmeta>'
    const pdf = Buffer.concat([Buffer.from(await aPdf()), Buffer.from(`\n%${'x'.repeat(5000)}${remark}`)])
    expect(await inspectFile(pdf)).toMatchObject({ mediaType: 'application/pdf', findings: [] })
  })
})

describe('the ending of a name', () => {
  const names = 'iso img vhd vhdx one mht mhtml jnlp webloc library-ms rdp iqy slk diagcab appinstaller pkg html svg xml exe docm'.split(' ')
  test.each(names)('D-02 a text called .%s is kept and given out as a text, which no double click runs', (ending) => {
    expect(namedAsKind(`statement.${ending}`, 'text/plain')).toBe(`statement.${ending}.txt`)
  })

  test.each([
    ['letter.TXT', 'text/plain', 'letter.TXT'],
    ['letter', 'text/plain', 'letter.txt'],
    ['letter.txt. . ', 'text/plain', 'letter.txt'],
    ['x.html. ', 'text/plain', 'x.html.txt'],
    ['pic.html', 'image/gif', 'pic.html.gif'],
    ['s.pdf', 'text/plain', 's.txt'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['IMG_1.HEIC', 'image/jpeg', 'IMG_1.jpg'],
    ['Dr. Smith', 'application/pdf', 'Dr. Smith.pdf'],
    ['report.exe', 'application/octet-stream', 'report.exe.bin'],
    ['page.html', 'application/x-ms-shortcut', 'page.html.bin'],
    ['.pdf', 'image/png', 'pdf.png'],
    ['... ', 'image/png', 'file.png'],
  ])('D-02 %j that is %s is called %j', (name, mediaType, called) => {
    expect(namedAsKind(name, mediaType)).toBe(called)
  })

  test('D-02 a long name keeps the ending that says what it is', () => {
    const called = namedAsKind(`${'é'.repeat(300)}.html`, 'text/plain')
    expect([[...called].length, called.endsWith('.txt')]).toEqual([120, true])
  })

  test('D-02 what has no ending of its own is given out as bytes', () => {
    expect(['application/pdf', 'image/svg+xml', 'text/html', 'application/x-sh'].map(servedKind)).toEqual([
      'application/pdf',
      ...Array(3).fill('application/octet-stream'),
    ])
  })
})
