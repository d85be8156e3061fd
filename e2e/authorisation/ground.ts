import pg from 'pg'
import { signedInAs } from '@/lib/testing/signed-in'

/** Those who try: of the office and of another. `anonymous` has no session. */
export const everybody = [
  'anonymous',
  'member',
  'otherMember',
  'technician',
  'otherTechnician',
  'otherHead',
  'legal',
  'administrator',
  'theirMember',
  'theirTechnician',
  'theirAdministrator',
] as const
export type Who = (typeof everybody)[number]

/** A held case of the demo story with a file, whoever might ask for it, and words that only its own may read. */
export type Ground = {
  owner: pg.Client
  tenantId: string
  caseId: string
  number: string
  itemId: string
  documentId: string
  versionId: string
  typeId: string
  /** a status that every office has */
  code: string
  /** a colleague of the technician */
  userId: string
  userEmail: string
  /** a mail in the tray, that names the case */
  mailId: string
  mailSubject: string
  sessionId: string
  /** a notification of the member's */
  notificationId: string
  reason: string
  memberEmail: string
  ids: Record<Exclude<Who, 'anonymous'>, string>
  cookies: Record<Who, string>
}

type Found = Pick<Ground, 'tenantId' | 'caseId' | 'number' | 'itemId' | 'documentId' | 'versionId' | 'typeId' | 'reason' | 'memberEmail'> & {
  memberId: string
  technicianId: string
  departmentId: string
}

export async function prepareGround(): Promise<Ground> {
  const owner = new pg.Client(process.env.DATABASE_URL)
  await owner.connect()
  const one = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row> => {
    const { rows } = await owner.query<Row>(sql, values)
    if (!rows[0]) throw new Error(`the demo story has nobody for ${sql}`)
    return rows[0]
  }
  const found = await one<Found>(
    `SELECT c."tenantId", c.id AS "caseId", c.number, i.id AS "itemId", d.id AS "documentId", v.id AS "versionId", c."typeId", h.reason, m.email AS "memberEmail",
       c."memberId", c."technicianId", c."departmentId"
     FROM "Case" c JOIN "Tenant" t ON t.id = c."tenantId" AND t.slug = 'harbor-county' JOIN "CaseType" y ON y.id = c."typeId"
     JOIN "Hold" h ON h."openCaseId" = c.id JOIN "RequestedItem" i ON i."holdId" = h.id
     JOIN "Document" d ON d."caseId" = c.id JOIN "DocumentVersion" v ON v."documentId" = d.id JOIN "User" m ON m.id = c."memberId"
     WHERE y.code NOT IN ('COURT_ORDER', 'DISABILITY') AND c."technicianId" IS NOT NULL AND c."departmentId" IS NOT NULL AND c."deletedAt" IS NULL
     ORDER BY c.number LIMIT 1`,
  )
  const { tenantId } = found
  const who = async (role: string, more = 'true', tenant = tenantId) =>
    (
      await one<{ id: string }>(
        `SELECT id FROM "User" WHERE "tenantId" = $1 AND role = $2::"Role" AND "disabledAt" IS NULL AND ${more} ORDER BY name LIMIT 1`,
        [tenant, role],
      )
    ).id
  const { id: theirs } = await one<{ id: string }>(`SELECT id FROM "Tenant" WHERE slug = 'prairie-valley'`)
  const elsewhere = `"departmentId" <> '${found.departmentId}'`
  const ids: Ground['ids'] = {
    member: found.memberId,
    technician: found.technicianId,
    otherMember: await who('member', `id <> '${found.memberId}'`),
    otherTechnician: await who('technician', elsewhere),
    otherHead: await who('department_head', elsewhere),
    legal: await who('legal'),
    administrator: await who('administrator'),
    theirMember: await who('member', 'true', theirs),
    theirTechnician: await who('technician', 'true', theirs),
    theirAdministrator: await who('administrator', 'true', theirs),
  }
  const cookies = { anonymous: '' } as Ground['cookies']
  for (const [name, userId] of Object.entries(ids)) {
    cookies[name as Who] = await signedInAs(owner, { tenantId: name.startsWith('their') ? theirs : tenantId, userId })
  }
  const colleague = await one<{ id: string; email: string }>(
    `SELECT id, email FROM "User" WHERE "tenantId" = $1 AND role = 'technician' AND id <> $2 LIMIT 1`,
    [tenantId, found.technicianId],
  )
  // the demo story tells the technician many things and sends nothing: one notice of this case, whose letter came back
  const told = await one<{ id: string }>(
    `INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", "caseId", priority, params)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), 'document_received', $2, $3, 'medium', $4) RETURNING id`,
    [tenantId, found.technicianId, found.caseId, JSON.stringify({ number: found.number, news: 'file', member: 'A member' })],
  )
  const letter = await one<{ id: string }>(
    `INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, status) VALUES (gen_random_uuid(), $1, $2, 'email', 'sent') RETURNING id`,
    [tenantId, told.id],
  )
  await owner.query(
    `INSERT INTO "EmailFlag" (id, "tenantId", "userId", "openUserId", kind, address, "deliveryId", "flaggedAt")
     VALUES (gen_random_uuid(), $1, $2, $2, 'hard_bounce', $3, $4, now()) ON CONFLICT DO NOTHING`,
    [tenantId, colleague.id, colleague.email, letter.id],
  )
  const mailSubject = 'A subject nobody else has'
  const mail = await one<{ id: string }>(
    `INSERT INTO "InboundMail" (id, "tenantId", "caseId", fingerprint, "storageKey", size, state, why, "from", subject, "receivedAt")
     VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), gen_random_uuid(), 9, 'waiting', 'other_sender', 'Eve <eve@mail.example.test>', $3, now()) RETURNING id`,
    [tenantId, found.caseId, mailSubject],
  )
  const session = await one<{ id: string }>(`SELECT id FROM "Session" WHERE "userId" = $1 ORDER BY id DESC LIMIT 1`, [found.memberId])
  const notification = await one<{ id: string }>(`SELECT id FROM "Notification" WHERE "recipientId" = $1 ORDER BY id LIMIT 1`, [found.memberId])
  // a stretch of the reason that no escaping changes
  const reason = /[A-Za-z ]{18,}/.exec(found.reason)?.[0] ?? ''
  if (!reason) throw new Error('the reason has no plain words to look for')
  return {
    owner,
    ...found,
    code: 'resolved',
    reason,
    ids,
    cookies,
    userId: colleague.id,
    userEmail: colleague.email,
    mailId: mail.id,
    mailSubject,
    sessionId: session.id,
    notificationId: notification.id,
  }
}
