import { Prisma } from './client'
import type { Tx } from './transact'

type Rows = {
  AuditEvent: Prisma.AuditEventCreateManyInput
  Notification: Prisma.NotificationCreateManyInput
  Delivery: Prisma.DeliveryCreateManyInput
}

/**
 * Adds rows of one table. All name the same columns; the others get their defaults. One statement that is planned once,
 * however many there are: Prisma makes one for each number. A row that is there already is an error.
 */
export async function insertAll<T extends keyof Rows>(tx: Tx, table: T, rows: Rows[T][]): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw(statement(table, rows))
}

/** Adds rows as `insertAll`, leaves out those that are there already, and answers with the ids of the others. */
export async function insertNew<T extends keyof Rows>(tx: Tx, table: T, rows: Rows[T][]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const added = await tx.$queryRaw<{ id: string }[]>`${statement(table, rows)} ON CONFLICT DO NOTHING RETURNING id`
  return new Set(added.map(({ id }) => id))
}

function statement(table: string, rows: object[]): Prisma.Sql {
  const names = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
  const [into, columns] = [Prisma.raw(`"${table}"`), Prisma.raw(names.join(', '))]
  return Prisma.sql`INSERT INTO ${into} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json)`
}
