import pg from 'pg'
import { idAt } from '@/prisma/seed/load'
import { load } from './load'
import { officeOf } from './office'
import { signIn } from './pages'

type Bench = { url: string; env: NodeJS.ProcessEnv }

/** The page of rates over 30, 90 and 365 days, over so many deliveries spread evenly over the last year. */
export async function measureStatistics(
  { url, env }: Bench,
  { cases, deliveries, seconds }: { cases: number; deliveries: number; seconds: number },
  say: (line: string) => void,
) {
  const { slug, administrator } = await officeOf(env.DATABASE_URL ?? '', cases)
  await asOwner(env, async (owner) => {
    await fill(owner, 'deliveries', deliveries, ['Notification', 'Delivery'], (from, to) =>
      owner.query(
        `WITH whose AS MATERIALIZED (
           SELECT t.id AS "tenantId", (SELECT u.id FROM "User" u WHERE u."tenantId" = t.id AND u.role = 'member' LIMIT 1 OFFSET 5) AS "recipientId"
           FROM "Tenant" t WHERE t.slug = $1),
         n AS (
           INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority, "createdAt", "readAt")
           SELECT made.id, "tenantId", made.id, (ARRAY['hold_placed', 'hold_resumed', 'case_assigned', 'document_received', 'digest'])[1 + i % 5],
             "recipientId", (ARRAY['high', 'medium', 'low'])[1 + i % 3]::"Priority", at, now()
           FROM whose, generate_series($2::int, $3::int) i, LATERAL (SELECT now() - ($4::int - i) * (interval '365 days' / $4::int) AS at) spread,
             LATERAL (SELECT ${idAt('at')} AS id) made
           RETURNING id, "tenantId", kind, priority, "createdAt")
         INSERT INTO "Delivery" (id, "tenantId", "notificationId", channel, method, status, kind, priority, "queuedAt", "sentAt")
         SELECT ${idAt('"createdAt"')}, "tenantId", id, 'email', CASE WHEN kind = 'digest' THEN 'daily_digest' ELSE 'immediate' END::"DeliveryMethod",
           (ARRAY['sent', 'delivered', 'delivered', 'delivered', 'opened', 'bounced', 'failed'])[1 + abs(hashtext(id::text)) % 7]::"DeliveryStatus", kind, priority, "createdAt", "createdAt" FROM n`,
        [slug, from, to, deliveries],
      ),
    )
    await owner.query(`SELECT casebell_recount_deliveries(id) FROM "Tenant" WHERE slug = $1`, [slug])
    await owner.query('VACUUM (ANALYZE) "Notification", "Delivery", "DeliverySum", "DeliveryChange"')
  })
  const cookie = await signIn(url, administrator)
  say('\n| page of rates | deliveries | connections | p50 ms | p95 ms | errors |\n|---|---|---|---|---|---|')
  for (const days of [30, 90, 365]) {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const path = `/desk/admin/notifications?from=${day(days - 1)}&to=${day(0)}`
    const { p50, p95, errors } = await load({ url: url + path, headers: { cookie } }, { connections: 1, seconds })
    say(`| ${days} days | ${deliveries} | 1 | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${errors} |`)
  }
}

/** The poll of the bell before and after so many old, read notifications came to the office, 10,000 of them the poller's own. */
export async function measureOldNews(
  { url, env }: Bench,
  { cases, old, seconds }: { cases: number; old: number; seconds: number },
  say: (line: string) => void,
) {
  const { slug, member } = await officeOf(env.DATABASE_URL ?? '', cases)
  const cookie = await signIn(url, member)
  const poll = async () => {
    const { unread } = (await (await fetch(`${url}/api/notifications/bell`, { headers: { cookie } })).json()) as { unread: number }
    return { unread, ...(await load({ url: `${url}/api/notifications/bell`, headers: { cookie } }, { connections: 1, seconds })) }
  }
  say('\n| bell poll, news | old notifications | unread | p50 ms | p95 ms | errors |\n|---|---|---|---|---|---|')
  const told = (many: number, { unread, p50, p95, errors }: Awaited<ReturnType<typeof poll>>) =>
    say(`| 1 connection | ${many} | ${unread} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${errors} |`)
  told(0, await poll())
  await asOwner(env, async (owner) => {
    await fill(owner, 'old notifications', old, ['Notification'], (from, to) =>
      owner.query(
        `WITH m AS (SELECT u."tenantId", u.id, u.email, row_number() OVER (ORDER BY u.id) - 1 AS place FROM "User" u JOIN "Tenant" t ON t.id = u."tenantId"
             WHERE t.slug = $1 AND u.role = 'member')
         INSERT INTO "Notification" (id, "tenantId", "eventId", kind, "recipientId", priority, "createdAt", "readAt")
         SELECT made.id, m."tenantId", made.id, 'hold_placed', CASE WHEN i <= 10000 THEN (SELECT id FROM m WHERE email = $2) ELSE m.id END,
           'high', at, now() - interval '1 year'
         FROM generate_series($3::int, $4::int) i JOIN m ON m.place = i % (SELECT count(*) FROM m),
           LATERAL (SELECT now() - interval '2 years' - ($5::int - i) * interval '1 second' AS at) spread, LATERAL (SELECT ${idAt('at')} AS id) made`,
        [slug, member, from, to, old],
      ),
    )
    await owner.query('VACUUM (ANALYZE) "Notification"')
  })
  told(old, await poll())
}

/** As the owner and past triggers and foreign keys: a million rows one after another would ask each of them anew. */
async function asOwner(env: NodeJS.ProcessEnv, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client(env.DATABASE_URL)
  await owner.connect()
  await owner.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '1GB'`)
  await work(owner).finally(() => owner.end())
}

const atOnce = 500_000

/**
 * Adds so many rows from the first to the last, and tells how far it is. The tables' indexes are not kept up meanwhile, but
 * made anew at the end, which takes a fraction of the time. Only for a database that serves nobody.
 */
async function fill(owner: pg.Client, what: string, total: number, tables: string[], add: (from: number, to: number) => Promise<unknown>): Promise<void> {
  const started = Date.now()
  const progress = (done: string) => console.error(`  ${what}: ${done} after ${Math.round((Date.now() - started) / 1000)} s`)
  const names = tables.map((table) => `"${table}"`)
  const keepUp = (ready: boolean) => owner.query('UPDATE pg_index SET indisready = $2 WHERE indrelid = ANY($1::text[]::regclass[])', [names, ready])
  await keepUp(false)
  for (let from = 1; from <= total; from += atOnce) {
    const to = Math.min(total, from + atOnce - 1)
    await add(from, to)
    progress(`${to} of ${total}`)
  }
  await keepUp(true)
  for (const name of names) {
    await owner.query(`REINDEX TABLE ${name}`)
    progress(`the indexes of ${name}`)
  }
}
