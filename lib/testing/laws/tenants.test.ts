import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'

const { owner, urls } = await testDatabase()
let ours: Office
let theirs: Office
let tables: string[]

const asRuntime = async <T>(tenantId: string | undefined, ask: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(urls.runtime)
  await client.connect()
  try {
    if (tenantId) await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [tenantId])
    return await ask(client)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenantId' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' ORDER BY 1`,
  )
  tables = rows.map(({ name }) => name)
  ours = await anOffice(owner)
  theirs = await anOffice(owner)
  for (const office of [ours, theirs]) await office.openCase()
})

test('X-02 every table with a tenant has row-level security, forced, and a policy', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c WHERE relname = ANY($1) AND relnamespace = 'public'::regnamespace
     AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))`,
    [tables],
  )
  expect(tables.length).toBeGreaterThan(15)
  expect(rows.map(({ name }) => name)).toEqual([])
})

test('X-02 who forgets the tenant sees no row of any table', async () => {
  const seen = await asRuntime(undefined, (client) => tablesWith(client, 'true'))
  expect(seen).toEqual([])
})

test('X-02 a tenant sees its own rows and none of another tenant', async () => {
  const foreign = await asRuntime(ours.tenantId, (client) => tablesWith(client, `"tenantId" <> '${ours.tenantId}'`))
  const own = await asRuntime(ours.tenantId, (client) => tablesWith(client, `"tenantId" = '${ours.tenantId}'`))
  expect(foreign).toEqual([])
  expect(own).toEqual(expect.arrayContaining(['Case', 'CaseType', 'User', 'AuditEvent']))
})

test('X-02 no row can be written without a tenant, nor into another one', async () => {
  const written: string[] = []
  for (const tenantId of [undefined, ours.tenantId]) {
    await asRuntime(tenantId, async (client) => {
      for (const table of tables) {
        await client.query('BEGIN')
        const answer = await client.query(`INSERT INTO "${table}" ("tenantId") VALUES ($1)`, [theirs.tenantId]).then(
          () => 'accepted',
          (error: { code?: string }) => error.code ?? 'lost',
        )
        await client.query('ROLLBACK')
        // 42501: refused by policy or grant, which PostgreSQL asks before it looks at missing columns
        if (answer !== '42501') written.push(`${table} answers ${answer} ${tenantId ? 'to another tenant' : 'without a tenant'}`)
      }
    })
  }
  expect(written).toEqual([])
})

test('X-02 every foreign key between tables of a tenant includes the tenant', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT k.conname AS name FROM pg_constraint k
     WHERE k.contype = 'f' AND k.conrelid::regclass::text = ANY($1) AND k.confrelid::regclass::text = ANY($1)
     AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair(here, there)
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here AND a.attname = 'tenantId'
       JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.there AND b.attname = 'tenantId')`,
    [tables.flatMap((name) => [name, `"${name}"`])],
  )
  expect(rows.map(({ name }) => name)).toEqual([])
})

/** The tables in which this connection sees a row that answers the condition; a table it may not read shows none. */
async function tablesWith(client: pg.Client, condition: string): Promise<string[]> {
  const found: string[] = []
  for (const table of tables) {
    const rows = await client.query(`SELECT 1 FROM "${table}" WHERE ${condition} LIMIT 1`).then(
      (answer) => answer.rowCount ?? 0,
      (error: { code?: string }) => {
        if (error.code === '42501') return 0
        throw error
      },
    )
    if (rows > 0) found.push(table)
  }
  return found
}
