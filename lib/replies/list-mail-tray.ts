import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { TrayView } from './schema'

const pageSize = 50

export type TrayFile = { fileName: string; size: number; receiptNumber: string | null; code: string | null }
/** A mail of the tray. `number` is the case its address names, `attachedTo` the one it was put on. */
export type TrayMail = {
  id: string
  state: 'waiting' | 'attaching' | 'settled' | 'ignored'
  why: string | null
  from: string
  subject: string
  receivedAt: string
  number: string
  attachedTo: { id: string; number: string } | null
  settledBy: string | null
  files: TrayFile[]
}
export type MailTray = { mails: TrayMail[]; next: string | null }

const states = { waiting: ['waiting'], done: ['attaching', 'settled'], ignored: ['ignored'] }

const columns = Prisma.sql`m.id, m.state::text, m.why, m."from", m.subject, to_json(m."receivedAt")#>>'{}' AS "receivedAt", c.number,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'number', a.number) END AS "attachedTo", u.name AS "settledBy",
  (SELECT coalesce(json_agg(json_build_object('fileName', f->>'fileName', 'size', (f->>'size')::int, 'receiptNumber', f->>'receiptNumber', 'code', f->>'code')), '[]')
    FROM jsonb_array_elements(m.files) f) AS files`
const joined = Prisma.sql`FROM "InboundMail" m
  JOIN "Case" c ON c."tenantId" = m."tenantId" AND c.id = m."caseId"
  LEFT JOIN "Case" a ON a."tenantId" = m."tenantId" AND a.id = m."attachedToId"
  LEFT JOIN "User" u ON u."tenantId" = m."tenantId" AND u.id = m."settledById"`

/**
 * Mails that wait for an administrator, oldest first; or those that were done with or left alone, newest first: 50 a page,
 * `next` is the last one's id, to go on behind. One that is done with meanwhile moves none of the others.
 */
export async function listMailTray(actor: Actor, { show, after }: TrayView): Promise<MailTray> {
  demand(actor, 'mail.settle')
  const oldestFirst = show === 'waiting'
  const order = oldestFirst ? Prisma.sql`m."receivedAt", m.id` : Prisma.sql`m."receivedAt" DESC, m.id DESC`
  const place = Prisma.sql`(SELECT b."receivedAt", b.id FROM "InboundMail" b WHERE b."tenantId" = ${actor.tenantId}::uuid AND b.id = ${after}::uuid)`
  const behind = oldestFirst ? Prisma.sql`AND (m."receivedAt", m.id) > ${place}` : Prisma.sql`AND (m."receivedAt", m.id) < ${place}`
  const rows = await read<TrayMail>(
    actor,
    Prisma.sql`SELECT ${columns} ${joined}
      WHERE m."tenantId" = ${actor.tenantId}::uuid AND m.state = ANY(${states[show]}::"InboundState"[]) ${after ? behind : Prisma.empty}
      ORDER BY ${order} LIMIT ${pageSize + 1}`,
  )
  const mails = rows.slice(0, pageSize)
  return { mails, next: rows.length > pageSize ? (mails.at(-1)?.id ?? null) : null }
}

/** One mail of the tray with its words. Another office's, or one that is on its case by itself, is `not_found`. */
export async function getTrayMail(actor: Actor, { mailId }: { mailId: string }): Promise<TrayMail & { text: string }> {
  demand(actor, 'mail.settle')
  const [mail] = isId(mailId)
    ? await read<TrayMail & { text: string }>(
        actor,
        Prisma.sql`SELECT ${columns}, m.text ${joined}
          WHERE m."tenantId" = ${actor.tenantId}::uuid AND m.id = ${mailId}::uuid AND m.state IN ('waiting', 'attaching', 'settled', 'ignored')`,
      )
    : []
  if (!mail) throw new DomainError('not_found', 'mail')
  return mail
}
