import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import type { LocalDay } from '@/lib/core/clock'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { asItBegins, type LadderSettings } from './rules'

export type WaitingSettings = LadderSettings & { version: number; holidays: { day: LocalDay; name: string }[] }
type Row = { settings: (LadderSettings & { version: number }) | null; holidays: WaitingSettings['holidays'] }

/** How the office waits for members, with its holidays, earliest first. */
export async function getWaitingSettings(actor: Actor): Promise<WaitingSettings> {
  demand(actor, 'configuration.manage')
  const tenant = Prisma.sql`"tenantId" = ${actor.tenantId}::uuid`
  const [row] = await read<Row>(
    actor,
    Prisma.sql`
      SELECT (SELECT json_build_object('active', active, 'remindDaysBefore', "remindDaysBefore", 'end', "end", 'endAfterDays', "endAfterDays", 'version', version)
          FROM "WaitingSettings" WHERE ${tenant}) AS settings,
        (SELECT coalesce(json_agg(json_build_object('day', day, 'name', name) ORDER BY day), '[]') FROM "Holiday" WHERE ${tenant}) AS holidays`,
  )
  return { ...(row?.settings ?? { ...asItBegins, version: 0 }), holidays: row?.holidays ?? [] }
}
