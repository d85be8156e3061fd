import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import type { Counts, Named } from './rules'
import { longestPeriod, type Period } from './schema'

export type Statistics = { from: string; to: string; total: Counts; byDate: Named[]; byType: Named[]; byPriority: Named[]; byMethod: Named[] }

type Row = Counts & { set: number; day: string | null; kind: string | null; priority: string | null; method: string | null }

/** Which column of GROUPING(day, kind, priority, method) a row is grouped by. */
const sets = { day: 7, kind: 11, priority: 13, method: 14, all: 15 } as const

/**
 * What became of everything that left the house in a period, by local day of the office, type, priority and delivery
 * method, as it stands now. The bell is not counted: it always arrives. Read from the sums that the database keeps, so a
 * year costs what its days cost and not its letters.
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
  const number = (...statuses: string[]) => Prisma.raw(`sum(count) FILTER (WHERE status IN ('${statuses.join("', '")}'))`)
  const total = (column: keyof Counts) => Prisma.raw(`coalesce(sum(${column}), 0)::int AS ${column}`)
  return Prisma.sql`
    WITH office AS (SELECT coalesce(${to}::date, (${at}::timestamptz AT TIME ZONE "timeZone")::date) AS last FROM "Tenant" WHERE id = ${tenantId}::uuid),
    period AS (SELECT greatest(coalesce(${from}::date, last - 29), last - ${longestPeriod - 1}::int) AS first, last FROM office),
    counted AS (
      SELECT day, kind, priority, method, ${number('sent', 'delivered', 'opened', 'clicked', 'bounced', 'complained')} AS sent,
        ${number('delivered', 'opened', 'clicked', 'complained')} AS delivered, ${number('opened', 'clicked')} AS opened, ${number('clicked')} AS clicked,
        ${number('bounced')} AS bounced, ${number('complained')} AS complained, ${number('failed')} AS failed, ${number('queued')} AS waiting
      FROM "DeliveryCount"
      WHERE "tenantId" = ${tenantId}::uuid AND day >= (SELECT first FROM period) AND day <= (SELECT last FROM period)
      GROUP BY day, kind, priority, method HAVING sum(count) > 0),
    days AS (SELECT day::date AS day FROM period, generate_series(first::timestamp, last::timestamp, interval '1 day') day)
    SELECT grouping(days.day, kind, priority, method) AS set, days.day::text, kind, priority::text, method::text, ${total('sent')}, ${total('delivered')},
      ${total('opened')}, ${total('clicked')}, ${total('bounced')}, ${total('complained')}, ${total('failed')}, ${total('waiting')}
    FROM days LEFT JOIN counted ON counted.day = days.day GROUP BY GROUPING SETS ((days.day), (kind), (priority), (method), ())
    ORDER BY days.day, counted.priority, counted.method, kind`
}
