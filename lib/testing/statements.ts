import pg from 'pg'

type Query = { text: string } | string

/** The statements that reach PostgreSQL while something is done, without those that open and close a transaction. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const query = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      const first = given[0] as Query
      sent.push(typeof first === 'string' ? first : first.text)
      return query.apply(this, given)
    },
  })
  try {
    await work()
  } finally {
    Object.assign(pg.Client.prototype, { query })
  }
  return sent.filter((text) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SELECT set_config)/i.test(text))
}
