import pg from 'pg'

export type LoadOffice = {
  technician: string
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
      [`harbor-load-${cases}`, status],
    )
    return rows as { id: string; number: string; member: string }[]
  }
  const [[held], open] = [await inStatus('on_hold'), await inStatus('in_progress')]
  await owner.end()
  if (!held) throw new Error('the load tenant has no case on hold')
  return { technician: `technician${cases === 100_000 ? '' : `-${cases}`}@load.example.test`, member: held.member, held, open }
}
