import pg from 'pg'

/** The statements that reach PostgreSQL while something is done, without those that open and close a transaction. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const queries = pg.Query.prototype as unknown as { text: string; submit: (connection: unknown) => unknown }
  const { submit } = queries
  queries.submit = function (connection) {
    sent.push(this.text)
    return submit.call(this, connection)
  }
  try {
    await work()
  } finally {
    queries.submit = submit
  }
  return sent.filter((text) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SELECT set_config)/i.test(text))
}
