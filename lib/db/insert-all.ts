import { Prisma } from './client'
import type { Tx } from './transact'

type Rows = {
  AuditEvent: Prisma.AuditEventCreateManyInput
  Notification: Prisma.NotificationCreateManyInput
  Delivery: Prisma.DeliveryCreateManyInput
}

/**
 * Adds rows of one table and answers with the ids of those that were not there before. All name the same columns; the
 * others get their defaults. One statement that is planned once, however many there are: Prisma makes one for each number.
 */
export async function insertAll<T extends keyof Rows>(tx: Tx, table: T, rows: Rows[T][]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const columns = Prisma.raw(
    Object.keys(rows[0] ?? {})
      .map((name) => `"${name}"`)
      .join(', '),
  )
  const into = Prisma.raw(`"${table}"`)
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO ${into} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json)
    ON CONFLICT DO NOTHING RETURNING id`
  return new Set(added.map(({ id }) => id))
}
