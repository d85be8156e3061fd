import { types } from 'pg'
import type { Actor } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { askTogether } from './ask-together'
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

type Asked = { statements: Prisma.Sql[]; answer: (rows: unknown[][]) => void; fail: (reason: unknown) => void }
/** What each actor has asked for since the last turn of the event loop, and was not sent yet. */
const asked = new Map<Pick<Actor, 'tenantId'>, Asked[]>()

/**
 * The rows of several statements, in their order, that all see one state of the actor's tenant and can change nothing.
 * They are sent at once and cost one wait, so a page asks for each thing it shows in a statement of its own. What one
 * actor asks for in the same turn (a page's `Promise.all`) goes together, sees the same state, and fails together.
 */
export function readAll<Rows extends unknown[]>(
  actor: Pick<Actor, 'tenantId'>,
  statements: { [N in keyof Rows]: Prisma.Sql },
): Promise<{ [N in keyof Rows]: Rows[N][] }> {
  return new Promise((resolve, fail) => {
    const answer = resolve as (rows: unknown[][]) => void
    const together = asked.get(actor)
    if (together) return void together.push({ statements, answer, fail })
    asked.set(actor, [{ statements, answer, fail }])
    queueMicrotask(() => {
      const reads = asked.get(actor) ?? []
      asked.delete(actor)
      send(actor.tenantId, reads).catch((reason) => {
        for (const read of reads) read.fail(reason)
      })
    })
  })
}

async function send(tenantId: string, reads: Asked[]): Promise<void> {
  if (!isId(tenantId)) throw new Error('an actor without a tenant')
  const connection = await db.readers.connect()
  const asked = reads.flatMap(({ statements }) => statements)
  try {
    const [, ...answers] = await askTogether(connection, [sees(tenantId), ...asked.map(asQuery)])
    connection.release()
    const rows = answers.map((answer) => answer.rows)
    for (const { statements, answer } of reads) answer(rows.splice(0, statements.length))
  } catch (reason) {
    connection.release(true)
    throw reason
  }
}

const sees = (tenantId: string) => ({ name: 'casebell_sees', text: `SELECT set_config('app.tenant_id', $1, true)`, values: [tenantId] })

function asQuery({ text, values }: Prisma.Sql) {
  return { name: statementName(text), text, values: [...values], types: asWeReadThem }
}
