import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll } from 'vitest'
import { addNote } from '@/lib/cases/add-note'
import type { Actor } from '@/lib/core/actor'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { placeHold } from '@/lib/holds/place-hold'
import { receiveFile } from '@/lib/holds/receive-file'
import { placeHoldSchema } from '@/lib/holds/schema'
import { notifyPeople } from '@/lib/notifications/notify-people'
import { anOffice, type Office } from './office'
import { rowsOf } from './rows'

/**
 * Everybody who might ask for something of one case: its member and technician, their colleagues, each other role of
 * the office, and each role of another office. `courtLegal` is legal, asking about a court order.
 */
export const everybody = [
  'member',
  'otherMember',
  'technician',
  'colleague',
  'otherTechnician',
  'head',
  'otherHead',
  'legal',
  'courtLegal',
  'administrator',
  'apiClient',
  'theirMember',
  'theirTechnician',
  'theirHead',
  'theirLegal',
  'theirAdministrator',
] as const
export type Who = (typeof everybody)[number]

/** Two offices with everybody in them. */
export type World = { owner: pg.Client; ours: Office; theirs: Office; courtTypeId: string; is: Record<Who, Actor> }

/** What staff write among themselves on a case here. */
export const internalNote = 'a note among staff'

/** Two offices, with files of their own folder. */
export async function aWorld(owner: pg.Client): Promise<World> {
  const folder = mkdtempSync(join('/var/tmp', 'casebell-world-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  process.env.CASEBELL_DATA_DIR = folder
  forgetEnv()
  const [ours, theirs] = [await anOffice(owner), await anOffice(owner)]
  const [departmentId, courtTypeId] = [newId(), newId()]
  await owner.query(`INSERT INTO "Department" (id, "tenantId", name) VALUES ($1, $2, 'Survivors')`, [departmentId, ours.tenantId])
  await owner.query(`INSERT INTO "CaseType" (id, "tenantId", code, name) VALUES ($1, $2, 'COURT_ORDER', '{"en": "Court order"}')`, [courtTypeId, ours.tenantId])
  const bridge = await ours.addPerson('Payroll Bridge', 'technician')
  return {
    owner,
    ours,
    theirs,
    courtTypeId,
    is: {
      ...ours,
      otherTechnician: await ours.addPerson('Samuel Whitefeather', 'technician', departmentId),
      otherHead: await ours.addPerson('Marcus Bell', 'department_head', departmentId),
      courtLegal: ours.legal,
      apiClient: { ...bridge, role: 'api_client', departmentId: null },
      theirMember: theirs.member,
      theirTechnician: theirs.technician,
      theirHead: theirs.head,
      theirLegal: theirs.legal,
      theirAdministrator: theirs.administrator,
    },
  }
}

/** Somebody, now. */
export const as = ({ is }: World, who: Who): Actor => ({ ...is[who], at: new Date() })

type ACase = { caseId: string; typeId: string; secrets: string[] }

/** A case of ours. */
export async function aCase(world: World, typeId = world.ours.typeId): Promise<ACase> {
  const title = `A title ${newId()}`
  const { caseId } = await world.ours.openCase(title, typeId)
  return { caseId, typeId, secrets: [caseId, title] }
}

/** The same on hold, with one paper asked for. */
export async function aHeldCase(world: World, typeId?: string): Promise<ACase & { itemId: string }> {
  const about = await aCase(world, typeId)
  const items = [{ name: 'Bank statement', paperFollows: true }]
  const reason = `A reason ${newId()}`
  const { holdId } = await placeHold(as(world, 'technician'), placeHoldSchema.parse({ caseId: about.caseId, reason, items }))
  const { rows } = await world.owner.query<{ id: string }>(`SELECT id FROM "RequestedItem" WHERE "holdId" = $1`, [holdId])
  const itemId = rows[0]?.id ?? ''
  return { ...about, itemId, secrets: [...about.secrets, itemId, reason] }
}

/** The same with a file of the member for the paper, and a note among staff. */
export async function anAnsweredCase(world: World, typeId?: string): Promise<ACase & { itemId: string; documentId: string; versionId: string }> {
  const about = await aHeldCase(world, typeId)
  const file = { fileName: 'statement.txt', mediaType: 'text/plain', bytes: Buffer.from('A statement of the bank') }
  await addNote(as(world, 'technician'), { caseId: about.caseId, visibility: 'internal', body: internalNote })
  const { documentId, versionId } = await receiveFile(as(world, 'member'), { caseId: about.caseId, itemId: about.itemId, ...file })
  return { ...about, documentId, versionId, secrets: [...about.secrets, versionId] }
}

/** One more technician of ours, signed in. */
export async function aPerson(world: World): Promise<{ userId: string; secrets: string[] }> {
  const { userId } = await world.ours.addPerson(`Tom ${newId()}`, 'technician')
  await aSession(world, userId)
  return { userId, secrets: [userId] }
}

/** A session of the member, or of whoever is named. */
export async function aSession(world: World, userId = world.is.member.userId): Promise<{ sessionId: string; secrets: string[] }> {
  const sessionId = newId()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await world.owner.query(`INSERT INTO "Session" (id, "tenantId", "userId", "expiresAt") VALUES ($1, $2, $3, $4)`, [
    sessionId,
    world.ours.tenantId,
    userId,
    expiresAt,
  ])
  return { sessionId, secrets: [sessionId] }
}

/** A notification of the member about a held case. */
export async function aNotification(world: World): Promise<{ id: string; secrets: string[] }> {
  const { owner, ours } = world
  const { caseId, secrets } = await aHeldCase(world)
  const { rows: events } = await owner.query<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE "caseId" = $1 AND type = 'case_held'`, [caseId])
  await notifyPeople({ tenantId: ours.tenantId, eventId: events[0]?.id ?? '' })
  const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "Notification" WHERE "caseId" = $1`, [caseId])
  const id = rows[0]?.id ?? ''
  return { id, secrets: [...secrets, id] }
}

/** A letter that went to somebody about no case. */
export async function aDelivery(owner: pg.Client, tenantId: string, userId: string): Promise<{ notificationId: string; deliveryId: string; address: string }> {
  const [notificationId, deliveryId, address] = [newId(), newId(), `${userId}@example.test`]
  await owner.query(`INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority) VALUES ($1, $2, $3, 'mention', $4, 'medium')`, [
    notificationId,
    tenantId,
    newId(),
    userId,
  ])
  await owner.query(
    `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status, address, "sentAt") VALUES ($1, $2, $3, 'email', 'sent', $4, now())`,
    [deliveryId, tenantId, notificationId, address],
  )
  return { notificationId, deliveryId, address }
}

/** Somebody of ours whose address is flagged. */
export async function aFlag({ owner, ours }: World): Promise<{ userId: string; secrets: string[] }> {
  const { userId } = await ours.addPerson(`Tom ${newId()}`, 'member')
  const { deliveryId, address } = await aDelivery(owner, ours.tenantId, userId)
  await owner.query(
    `INSERT INTO "EmailFlag" (id, "tenantId", "userId", "openUserId", kind, address, "deliveryId", "flaggedAt") VALUES ($1, $2, $3, $3, 'hard_bounce', $4, $5, now())`,
    [newId(), ours.tenantId, userId, address, deliveryId],
  )
  return { userId, secrets: [userId] }
}

/** A mail of ours that waits in the tray. */
export async function aWaitingMail(world: World): Promise<{ mailId: string; number: string; secrets: string[] }> {
  const { owner, ours } = world
  const { caseId, number } = await ours.openCase()
  const [mailId, subject] = [newId(), `A subject ${newId()}`]
  await owner.query(
    `INSERT INTO "InboundMail" (id, "tenantId", "caseId", fingerprint, "storageKey", size, state, why, "from", subject, "receivedAt")
     VALUES ($1, $2, $3, $4, $4, 9, 'waiting', 'other_sender', 'Eve <eve@example.test>', $4, now())`,
    [mailId, ours.tenantId, caseId, subject],
  )
  return { mailId, number, secrets: [mailId, subject] }
}

/** Everything the database keeps of our office, as one text that any change changes. */
export const ourRows = ({ owner, ours }: World): Promise<string> => rowsOf(owner, ours.tenantId)
