import type pg from 'pg'

/**
 * Everything the database keeps of a tenant, as one text that any change changes; of some tables, when they are named. Not
 * the day a worker last looked at a hold, which it notes by the clock every ten minutes.
 */
export async function rowsOf(owner: pg.Client, tenantId: string, only?: string[]): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenantId' ORDER BY 1`,
  )
  const sums = tables
    .filter(({ name }) => only?.includes(name) ?? true)
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*)::text || md5(coalesce(string_agg(kept, ' ' ORDER BY kept), '')) AS sum FROM "${name}" t, LATERAL (SELECT (to_jsonb(t) - 'ladderOn')::text AS kept) one WHERE "tenantId" = $1::uuid`,
    )
  const jobs = only ? [] : [`SELECT 'jobs', count(*)::text FROM graphile_worker._private_jobs WHERE payload->>'tenantId' = $1::text`]
  const { rows } = await owner.query<{ name: string; sum: string }>([...sums, ...jobs].join(' UNION ALL '), [tenantId])
  return rows.map(({ name, sum }) => `${name} ${sum}`).join('\n')
}
