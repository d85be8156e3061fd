import pg from 'pg'

export type LoadOffice = {
  slug: string
  technician: string
  administrator: string
  /** a member with a case on hold, and that case */
  member: string
  held: { id: string; number: string }
  /** cases that may be held */
  open: { id: string; number: string }[]
}

/** Whom and what the load tenant of so many cases has to measure with. */
export async function officeOf(ownerUrl: string, cases: number): Promise<LoadOffice> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  const inStatus = async (status: string) => {
    const { rows } = await owner.query(
      `SELECT c.id, c.number, m.email AS member FROM "Case" c JOIN "Tenant" t ON t.id = c."tenantId" JOIN "User" m ON m."tenantId" = t.id AND m.id = c."memberId"
       WHERE t.slug = $1 AND c."statusCode" = $2 ORDER BY c.number LIMIT 400`,
      [slugOf(cases), status],
    )
    return rows as { id: string; number: string; member: string }[]
  }
  const [[held], open] = [await inStatus('on_hold'), await inStatus('in_progress')]
  await owner.end()
  if (!held) throw new Error('the load tenant has no case on hold')
  const suffix = cases === 100_000 ? '' : `-${cases}`
  const technician = `technician${suffix}@load.example.test`
  return { slug: slugOf(cases), technician, administrator: `administrator${suffix}@load.example.test`, member: held.member, held, open }
}

/** Has PostgreSQL write out what filling the tables left in its memory; otherwise it does so over the next minutes, beside what is measured. */
export async function writeOut(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  await owner.query('CHECKPOINT').finally(() => owner.end())
}

/** So many cases more in progress, each of another member, like the first one there is; answers their ids. */
export async function moreOpenCases(ownerUrl: string, cases: number, count: number): Promise<string[]> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  const { rows } = await owner.query<{ id: string }>(
    `WITH t AS (SELECT id FROM "Tenant" WHERE slug = $1), m AS (SELECT array_agg(u.id) AS ids FROM "User" u, t WHERE u."tenantId" = t.id AND u.role = 'member'),
       c AS (SELECT c.* FROM "Case" c, t WHERE c."tenantId" = t.id AND c."statusCode" = 'in_progress' LIMIT 1)
     INSERT INTO "Case" (id, "tenantId", number, title, "typeId", "statusCode", "memberId", "technicianId", "departmentId", attention)
     SELECT gen_random_uuid(), c."tenantId", 'CASE-2025-' || lpad(n::text, 6, '0'), c.title, c."typeId", c."statusCode", m.ids[1 + n % cardinality(m.ids)],
       c."technicianId", c."departmentId", c.attention FROM c, m, generate_series(1, $2::int) n RETURNING id`,
    [slugOf(cases), count],
  )
  await owner.end()
  return rows.map(({ id }) => id)
}

const slugOf = (cases: number) => `harbor-load-${cases}`
