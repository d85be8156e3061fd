import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { Counts } from './rules'
import { longestPeriod, type Period } from './schema'

type Named = Counts & { name: string }
export type Statistics = { from: string; to: string; total: Counts; byDate: Named[]; byType: Named[]; byPriority: Named[]; byMethod: Named[] }

type Row = Counts & { set: number; day: string | null; kind: string | null; priority: string | null; method: string | null }

/** Which column of GROUPING(day, kind, priority, method) a row is grouped by. */
const sets = { day: 7, kind: 11, priority: 13, method: 14, all: 15 } as const

/**
 * What became of everything that left the house in a period, by local day of the office, type, priority and delivery
 * method. The bell is not counted: it always arrives. One statement, from an index alone: each day is a stretch of it.
 */
export async function getStatistics(actor: Actor, { from, to }: Period): Promise<Statistics> {
  demand(actor, 'notification.oversee')
  const rows = await read<Row>(actor, statisticsSql(actor, from ?? null, to ?? null))
  const by = (column: 'day' | 'kind' | 'priority' | 'method') =>
    rows.flatMap(({ set, day, kind, priority, method, ...counts }) => {
      const name = { day, kind, priority, method }[column]
      return set === sets[column] && name !== null ? [{ name, ...counts }] : []
    })
  const byDate = by('day')
  const all = rows.find(({ set }) => set === sets.all)
  if (!all) throw new Error('no statistics')
  const { set: _, day: _day, kind: _kind, priority: _priority, method: _method, ...total } = all
  return { from: byDate[0]?.name ?? '', to: byDate.at(-1)?.name ?? '', total, byDate, byType: by('kind'), byPriority: by('priority'), byMethod: by('method') }
}

function statisticsSql({ tenantId, at }: Actor, from: string | null, to: string | null): Prisma.Sql {
  const number = (...statuses: string[]) => Prisma.sql`coalesce(sum(n) FILTER (WHERE status::text = ANY(${statuses})), 0)::int`
  return Prisma.sql`
    WITH office AS (
      SELECT "timeZone" AS zone, coalesce(${to}::date, (${at}::timestamptz AT TIME ZONE "timeZone")::date) AS last FROM "Tenant" WHERE id = ${tenantId}::uuid),
    days AS (
      SELECT day::date AS day, day AT TIME ZONE zone AS begins, (day + interval '1 day') AT TIME ZONE zone AS ends
      FROM office, generate_series(greatest(coalesce(${from}::date, last - 29), last - ${longestPeriod - 1}::int)::timestamp, last::timestamp, interval '1 day') day),
    counted AS (
      SELECT days.day, c.kind, c.priority, c.method, c.status, coalesce(c.n, 0) AS n
      FROM days LEFT JOIN LATERAL casebell_count_deliveries(days.begins, days.ends) c ON true)
    SELECT grouping(day, kind, priority, method) AS set, day::text, kind, priority::text, method::text,
      ${number('sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained')} AS sent,
      ${number('delivered', 'opened', 'clicked', 'complained')} AS delivered,
      ${number('opened', 'clicked')} AS opened, ${number('clicked')} AS clicked, ${number('bounced')} AS bounced,
      ${number('complained')} AS complained, ${number('failed')} AS failed, ${number('queued')} AS waiting
    FROM counted GROUP BY GROUPING SETS ((day), (kind), (priority), (method), ())
    ORDER BY day, counted.priority, counted.method, kind`
}
