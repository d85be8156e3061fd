import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { toPlainText } from '@react-email/render'
import type { MimeNode, SplitterChunk } from '@zone-eu/mailsplit'
import type { AddressObject, AttachmentStream, HeaderLines, MessageText } from 'mailparser'
import { collectGarbage } from '@/lib/core/collect-garbage'
import { keepable } from '@/lib/core/text'
import { oneLine } from '@/lib/mail/mailbox-address'
import { readStoredPieces } from '@/lib/storage/disk-store'
import { safeFileName } from '@/lib/storage/file-name'
import { type Heads, limits, type MailFile } from './rules'

/** What a mail says, without the bytes of its files. `holdsMail`: another mail lies in it. */
export type ReadMail = Head & { text: string; files: MailFile[]; holdsMail: boolean }
type Head = { heads: Heads; from: string[]; fromShown: string; subject: string }
/** What can be said of a mail that cannot be read: its head, where it has one. */
export type UnreadMail = Head & { unread: 'unreadable' | 'too_many_files' }

type EachFile = (place: number, content: AsyncIterable<Buffer>) => Promise<number>

/**
 * Reads a kept mail to its end while its files pass by: no more of it is in memory than its words. One that is no mail, or is
 * built to break its reader, answers so.
 */
export async function readMail(storageKey: string, { mostFiles = limits.files }: { mostFiles?: number } = {}): Promise<ReadMail | UnreadMail> {
  try {
    const holdsMail = await survey(storageKey)
    const read = await parse(piecesOf(storageKey), sizeOf)
    return read.files.length > mostFiles ? { ...(await headOf(storageKey)), unread: 'too_many_files' } : { ...read, holdsMail }
  } catch (error) {
    if (isOfStore(error)) throw error
    return { ...(await headOf(storageKey)), unread: 'unreadable' }
  }
}

/** Hands out the chosen files of a mail, each by its place and size, one after another, once the one before is done with. */
export async function eachFile(storageKey: string, chosen: ReadonlyMap<number, number>, take: (place: number, bytes: Buffer) => Promise<void>): Promise<void> {
  await parse(piecesOf(storageKey), async (place, content) => {
    const size = chosen.get(place)
    if (size === undefined) return sizeOf(place, content)
    // into its place piece by piece, so that a large file is not in memory a second time
    const bytes = Buffer.alloc(size)
    let at = 0
    for await (const piece of content) at += piece.copy(bytes, at)
    await take(place, bytes)
    return size
  })
}

const sizeOf: EachFile = async (_, content) => {
  let size = 0
  for await (const piece of content) size += piece.length
  return size
}

/** A kept mail piece by piece. Of a large one the pieces that were read would lie in memory until there are 64 MB of them. */
async function* piecesOf(storageKey: string): AsyncGenerator<Buffer> {
  let read = 0
  for await (const piece of readStoredPieces(storageKey)) {
    yield piece
    read += piece.length
    if (read < 8 * 1024 * 1024) continue
    read = 0
    collectGarbage()
  }
}

/** Looks at how a mail is built, by its parts' heads alone. Fails for what has no sender, or is too deep, too many or too wordy. */
async function survey(storageKey: string): Promise<boolean> {
  let [parts, words, holdsMail] = [0, 0, false]
  const { Splitter } = await import('@zone-eu/mailsplit')
  const splitter = new Splitter({ maxHeadSize: limits.head, maxChildNodes: limits.parts, ignoreEmbedded: true })
  await pipeline(Readable.from(piecesOf(storageKey)), splitter, async (chunks: AsyncIterable<SplitterChunk>) => {
    for await (const chunk of chunks) {
      if (chunk.type === 'node') {
        const node = chunk as MimeNode
        if (++parts === 1 && !(node.headers && node.headers.hasHeader('from'))) throw new Error('nobody sent this')
        if (depthOf(node) > limits.depth) throw new Error('too deep')
        if (node.contentType === 'message/rfc822') holdsMail = true
      } else if (chunk.type === 'body' && isWords((chunk as { node?: MimeNode }).node)) {
        words += (chunk as { value: Buffer }).value.length
        if (words > limits.words) throw new Error('too many words')
      }
    }
  })
  if (parts === 0) throw new Error('nothing')
  return holdsMail
}

function depthOf(node: MimeNode): number {
  let depth = 0
  for (let at = node.parentNode; at; at = at.parentNode) depth++
  return depth
}

function isWords(node: MimeNode | undefined): boolean {
  return node?.disposition !== 'attachment' && /^(text\/(plain|html)|message\/delivery-status)$/.test(node?.contentType || 'text/plain')
}

async function parse(bytes: AsyncIterable<Buffer>, each: EachFile): Promise<Omit<ReadMail, 'holdsMail'>> {
  const { MailParser } = await import('mailparser')
  const parser = new MailParser({ skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: limits.words })
  const files: MailFile[] = []
  const heads = new Map<string, unknown>()
  let [lines, text]: [HeaderLines, string] = [[], '']
  parser.on('headerLines', (all: HeaderLines) => {
    lines = all
  })
  parser.on('headers', (all: Map<string, unknown>) => {
    for (const name of ['from', 'subject']) heads.set(name, all.get(name))
  })
  await pipeline(Readable.from(bytes), parser as Duplex, async (parts: AsyncIterable<AttachmentStream | MessageText>) => {
    for await (const part of parts) {
      if (part.type === 'text') {
        text = part.text || textOf(part.html)
        continue
      }
      const place = files.length
      const size = await each(place, part.content as unknown as AsyncIterable<Buffer>)
      const { filename, contentType } = part
      files.push({
        place,
        fileName: safeFileName(filename || `file-${place + 1}`),
        mediaType: contentType || 'application/octet-stream',
        size,
        inline: part.related === true,
      })
      part.release?.()
    }
  })
  const from = heads.get('from') as AddressObject | undefined
  const addresses = (from?.value ?? []).flatMap((one) => one.group ?? [one]).map(({ address }) => address ?? '')
  return {
    heads: headsOf(lines),
    // two From lines are nobody's
    from: lines.filter(({ key }) => key === 'from').length === 1 ? addresses : [],
    fromShown: shown(from?.text, 320),
    subject: shown(heads.get('subject'), 500),
    text: keepable(text).trim(),
    files,
  }
}

/** The words of a page. One that is too deep to be read is no mail that can be read. */
function textOf(html: string | boolean | undefined): string {
  if (typeof html !== 'string' || html === '') return ''
  const text = toPlainText(html, { limits: { maxDepth: 100, ellipsis: unreadHere }, selectors: [{ selector: 'img', format: 'skip' }] })
  if (text.includes(unreadHere)) throw new Error('a page in a page in a page')
  return text
}
const unreadHere = '\u0001'

async function headOf(storageKey: string): Promise<Head> {
  try {
    const { heads, from, fromShown, subject } = await parse(firstPiece(storageKey), sizeOf)
    return { heads, from, fromShown, subject }
  } catch {
    return { heads: headsOf([]), from: [], fromShown: '', subject: '' }
  }
}

/** The head alone: whatever follows may be what breaks the reader. */
async function* firstPiece(storageKey: string): AsyncGenerator<Buffer> {
  for await (const piece of readStoredPieces(storageKey)) {
    const text = piece.subarray(0, limits.head).toString('latin1')
    const lines = text.split(/\r?\n\r?\n/)[0]?.replace(/^content-(type|transfer-encoding):.*(\r?\n[ \t].*)*/gim, 'x-left-out: yes')
    yield Buffer.from(`${lines}\r\n\r\n`, 'latin1')
    return
  }
}

function shown(text: unknown, most: number): string {
  return typeof text === 'string' ? [...oneLine(keepable(text))].slice(0, most).join('') : ''
}

function headsOf(lines: HeaderLines): Heads {
  const values = new Map<string, string>()
  for (const { key, line } of lines)
    if (!values.has(key))
      values.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim()
          .toLowerCase(),
      )
  return { get: (name) => values.get(name) ?? '' }
}

/** A disk or a key of ours that fails is no fault of the mail: the job is tried again. */
function isOfStore(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || /unable to authenticate|CASEBELL_FILE_KEY|was cut/.test(error.message))
}
