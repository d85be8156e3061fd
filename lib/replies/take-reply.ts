import { type Actor, systemActor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { type Tx, transact } from '@/lib/db/transact'
import type { DomainEvent } from '@/lib/events/event'
import { recordEvent } from '@/lib/events/record-event'
import { enqueue } from '@/lib/queue/enqueue'
import { checkSender, type Resolver } from './check-sender'
import { mailIgnored, mailPutAside, mailTaken, mailWaiting } from './events'
import { type LoadedMail, loadMail } from './load-mail'
import { newWords } from './new-words'
import { type Placed, placeOnCase } from './place-on-case'
import { type ReadMail, readMail, type UnreadMail } from './read-mail'
import { type Ignored, isForwarded, isFrom, isPaper, machineIn, type PutAside } from './rules'
import { senderIsChecked } from './settings'

const hour = 60 * 60_000
const mostKept = 20_000

type Circumstances = { resolver?: Resolver; now?: Date }

/**
 * Works on a mail that was kept: what a machine sent is ignored, what its case's member wrote goes on the case as if typed
 * and uploaded in the portal, and everything else waits in the administrators' tray. One that an administrator put on a case
 * goes there in their name. Killed and begun again it goes on where it stopped; done, it does nothing.
 */
export async function takeReply({ tenantId, mailId }: { tenantId: string; mailId: string }, { resolver, now = new Date() }: Circumstances = {}): Promise<void> {
  const mail = await transact({ tenantId }, (tx) => loadMail(tx, tenantId, mailId, now))
  if (!mail) return
  if (mail.state === 'attaching') return attach(mail, now)
  if (mail.state !== 'received') return
  const read = await readMail(mail.storageKey)
  const machine = machineIn(read.heads, mail.envelopeFrom)
  if (machine) return ignore(mail, read, machine, now)
  if ('unread' in read) return putAside(mail, read, read.unread, now)
  const why = whyNot(mail, read) ?? (await whyNotProved(mail, read, resolver, now))
  if (why) return putAside(mail, read, why, now)
  const { member } = mail
  if (!member) return
  const words = newWords(read.text)
  if (!words && !read.files.some(isPaper)) return ignore(mail, read, 'empty', now)
  const placed = await orGone(placeOnCase(mail, read, { by: member, caseId: mail.caseId, words, visibility: 'shared' }))
  if (!placed) return putAside(mail, read, 'case_gone', now)
  await finish(mail, placed, member, now)
}

/** Why a mail is not taken for its member's, from the mail and its address alone; null when it is. */
function whyNot(mail: LoadedMail, read: ReadMail): PutAside | null {
  if (!mail.memberId) return 'wrong_signature'
  if (!mail.member) return 'not_a_member'
  if (!isFrom(read.from, mail.memberEmail ?? '')) return isForwarded(read.subject) ? 'forwarded' : 'other_sender'
  return isForwarded(read.subject) || read.holdsMail ? 'forwarded' : null
}

async function whyNotProved(mail: LoadedMail, read: ReadMail, resolver: Resolver | undefined, now: Date): Promise<PutAside | null> {
  if (!senderIsChecked()) return null
  const check = await checkSender(mail, read.from[0] ?? '', resolver)
  if (check === 'unanswered' && now.getTime() - mail.receivedAt.getTime() < hour) throw new Error('the DNS does not answer who sent a mail; it is asked again')
  if (check === 'proved') return null
  return check === 'failed' ? 'failed_check' : 'not_proven'
}

async function attach(mail: LoadedMail, now: Date): Promise<void> {
  const { settler, attachedToId, why } = mail
  // whoever put it there may do so no more
  if (!settler || !attachedToId) return backToTray(mail, why ?? 'other_sender', now)
  const read = await readMail(mail.storageKey, { mostFiles: Number.POSITIVE_INFINITY })
  if ('unread' in read) return backToTray(mail, read.unread, now)
  const words = [`From: ${read.fromShown}`, `Subject: ${read.subject}`, '', read.text].join('\n').trim()
  const placed = await orGone(placeOnCase(mail, read, { by: settler, caseId: attachedToId, words, visibility: 'internal' }))
  if (!placed) return backToTray(mail, 'case_gone', now)
  await finish(mail, placed, settler, now)
}

async function backToTray(mail: LoadedMail, why: string, now: Date): Promise<void> {
  const { tenantId, id } = mail
  await transact(mail, async (tx) => {
    const data = { state: 'waiting', why, attachedToId: null, settledById: null } as const
    const { count } = await tx.inboundMail.updateMany({ where: { tenantId, id, state: 'attaching' }, data })
    if (count === 0) return
    await recordEvent(tx, systemActor(tenantId, now, `mail:${id}`), mailPutAside(about(mail), { ...named(mail), why }))
    await tellAdministrators(tx, mail, why, now)
  })
}

async function orGone(placing: Promise<Placed>): Promise<Placed | null> {
  try {
    return await placing
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'gone' || error.code === 'not_found')) return null
    throw error
  }
}

async function ignore(mail: LoadedMail, read: ReadMail | UnreadMail, why: Ignored, now: Date): Promise<void> {
  await conclude(mail, read, { state: 'ignored', why }, mailIgnored(about(mail), { ...named(mail), why }), now)
}

async function putAside(mail: LoadedMail, read: ReadMail | UnreadMail, why: PutAside, now: Date): Promise<void> {
  await conclude(mail, read, { state: 'waiting', why }, mailPutAside(about(mail), { ...named(mail), why }), now, async (tx) => {
    await tellAdministrators(tx, mail, why, now)
    if (mail.memberId) await enqueue(tx, 'reply.tell', { tenantId: mail.tenantId, mailId: mail.id })
  })
}

async function tellAdministrators(tx: Tx, { tenantId, id: mailId }: LoadedMail, why: string, now: Date): Promise<void> {
  const administrators = await tx.user.findMany({ where: { tenantId, role: 'administrator', disabledAt: null }, select: { id: true } })
  const told = { mailId, why, administratorIds: administrators.map(({ id }) => id) }
  await recordEvent(tx, systemActor(tenantId, now, `mail:${mailId}`), mailWaiting({ caseId: null }, told))
}

type End = { state: 'ignored' | 'waiting'; why: string }

async function conclude(
  mail: LoadedMail,
  read: ReadMail | UnreadMail,
  end: End,
  event: DomainEvent,
  now: Date,
  also?: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { tenantId, id } = mail
  const files = 'unread' in read ? [] : read.files.map(({ place, fileName, size }) => ({ place, fileName, size, receiptNumber: null, code: null }))
  const text = 'unread' in read ? '' : [...read.text].slice(0, mostKept).join('')
  await transact(mail, async (tx) => {
    const data = { ...end, from: read.fromShown, subject: read.subject, text, files, doneAt: now }
    const { count } = await tx.inboundMail.updateMany({ where: { tenantId, id, state: 'received' }, data })
    if (count === 0) return
    await recordEvent(tx, systemActor(tenantId, now, `mail:${id}`), event)
    await also?.(tx)
  })
}

async function finish(mail: LoadedMail, { files, noteId }: Placed, by: Actor, now: Date): Promise<void> {
  const { tenantId, id, state } = mail
  const refused = files.filter(({ code }) => code !== null).length
  const proof = state === 'attaching' ? 'administrator' : senderIsChecked() ? 'dns' : 'address'
  await transact(mail, async (tx) => {
    const { count } = await tx.inboundMail.updateMany({
      where: { tenantId, id, state },
      data: { state: state === 'attaching' ? 'settled' : 'taken', doneAt: now },
    })
    if (count === 0) return
    const details = { ...named(mail), noteId, arrived: files.length - refused, refused, proof } as const
    await recordEvent(tx, { ...by, at: now }, mailTaken({ caseId: mail.attachedToId ?? mail.caseId, personId: mail.memberId }, details))
    if (refused > 0 && state === 'received') await enqueue(tx, 'reply.tell', { tenantId, mailId: id })
  })
}

const about = ({ caseId, memberId }: LoadedMail) => ({ caseId, personId: memberId })
const named = ({ id, number }: LoadedMail) => ({ number, mailId: id })
