import { types } from 'pg'
import type { Actor } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { db, type Prisma, statementName } from './client'

const dateType = 1082

/** A `date` is a calendar day, `YYYY-MM-DD`, not a moment in the server's zone. */
const asWeReadThem = {
  getTypeParser: ((type: number, format?: 'text') => (type === dateType ? String : types.getTypeParser(type, format))) as typeof types.getTypeParser,
}

/** The rows of one statement that sees the actor's tenant and nothing else, and can change nothing. */
export async function read<Row>(actor: Pick<Actor, 'tenantId'>, statement: Prisma.Sql): Promise<Row[]> {
  const [rows] = await readAll<[Row]>(actor, [statement])
  return rows
}

/**
 * The rows of several statements, in their order, that all see one state of the actor's tenant and can change nothing.
 * They are sent at once and cost one wait, so a page asks for each thing it shows in a statement of its own.
 */
export async function readAll<Rows extends unknown[]>(
  { tenantId }: Pick<Actor, 'tenantId'>,
  statements: { [N in keyof Rows]: Prisma.Sql },
): Promise<{ [N in keyof Rows]: Rows[N][] }> {
  if (!isId(tenantId)) throw new Error('an actor without a tenant')
  const connection = await db.readers.connect()
  const answers = await Promise.allSettled([
    connection.query(`BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL app.tenant_id = '${tenantId}'`),
    ...(statements as Prisma.Sql[]).map(({ text, values }) => connection.query({ name: statementName(text), text, values, types: asWeReadThem })),
    connection.query('COMMIT'),
  ])
  const failed = answers.find((answer) => answer.status === 'rejected')
  connection.release(failed !== undefined)
  if (failed) throw failed.reason
  return answers.slice(1, -1).map((answer) => (answer as PromiseFulfilledResult<{ rows: unknown[] }>).value.rows) as { [N in keyof Rows]: Rows[N][] }
}
