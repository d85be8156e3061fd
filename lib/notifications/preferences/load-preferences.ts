import type { Tx } from '@/lib/db/transact'
import { atFirst, type Preferences } from './rules'

/** The preferences of several people in one statement, each whole; who never chose has those of the beginning. */
export async function loadPreferences(tx: Tx, tenantId: string, userIds: string[]): Promise<Map<string, Preferences>> {
  const rows = await tx.notificationPreference.findMany({ where: { tenantId, userId: { in: userIds } } })
  const chosen = new Map(rows.map((row) => [row.userId, fromRow(row)]))
  return new Map(userIds.map((id) => [id, chosen.get(id) ?? atFirst]))
}

type Row = Omit<Preferences, 'channels' | 'overrides' | 'quietHours' | 'phoneVerified'> & {
  channels: unknown
  overrides: unknown
  quietFrom: number | null
  quietUntil: number | null
  phoneVerifiedAt: Date | null
}

/** A row as preferences, whole. */
export function fromRow(row: Row): Preferences {
  const { frequency, digestHour, smsPhone, slackId, version, quietFrom, quietUntil } = row
  return {
    frequency,
    digestHour,
    smsPhone,
    slackId,
    version,
    channels: { ...atFirst.channels, ...(row.channels as object) },
    overrides: row.overrides as Preferences['overrides'],
    quietHours: quietFrom !== null && quietUntil !== null ? { from: quietFrom, until: quietUntil } : null,
    phoneVerified: row.phoneVerifiedAt !== null,
  }
}
