import pg from 'pg'

type Answer = { rows: unknown[] }
type Connection = pg.Connection & { sync(): void }
/** A query as the driver runs it; its types leave out how. */
type Query = {
  name?: string
  text: string
  callback: (error: Error | null, answer?: Answer) => void
  submit(connection: Connection): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
  handleError(error: Error, connection: Connection): void
}

/**
 * Sends several statements at once, with one Sync behind the last: PostgreSQL runs them as one transaction without being
 * told where it begins and ends (Frontend/Backend Protocol, "Pipelining"), and all is answered in one wait. The driver
 * sends a Sync behind each query; here its queries do all else. After an error the connection is to be closed: what
 * stood behind the fault was never parsed.
 */
export function askTogether(connection: pg.PoolClient, statements: pg.QueryConfig[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    connection.query(new Together(statements, (error, answers) => (error ? reject(error) : resolve(answers))))
  })
}

class Together {
  private readonly queries: Query[]
  private readonly answers: Answer[] = []
  private at = 0

  constructor(
    statements: pg.QueryConfig[],
    private readonly done: (error: Error | null, answers: Answer[]) => void,
  ) {
    this.queries = statements.map((statement) => {
      // without a name and values the driver would send it in the simple protocol, which ends the transaction
      const query = new pg.Query({ ...statement, queryMode: 'extended' } as never) as unknown as Query
      query.callback = (error, answer) => {
        if (error) this.done(error, [])
        else if (answer) this.answers.push(answer)
      }
      return query
    })
  }

  private get current(): Query {
    return this.queries[Math.min(this.at, this.queries.length - 1)] as Query
  }

  // what the driver asks of a query at work: the one that is being answered stands for all
  get name() {
    return this.current.name
  }
  get text() {
    return this.current.text
  }
  submit(connection: Connection): Error | null {
    const silent = Object.create(connection, { sync: { value: () => undefined } }) as Connection
    connection.stream.cork()
    try {
      for (const query of this.queries) {
        const error = query.submit(silent)
        if (error) return error
      }
      connection.sync()
      return null
    } finally {
      connection.stream.uncork()
    }
  }
  handleRowDescription(message: unknown) {
    this.current.handleRowDescription(message)
  }
  handleDataRow(message: unknown) {
    this.current.handleDataRow(message)
  }
  handleCommandComplete(message: unknown, connection: Connection) {
    this.current.handleCommandComplete(message, connection)
    this.at++
  }
  handleError(error: Error, connection: Connection) {
    this.current.handleError(error, connection)
  }
  handleReadyForQuery(connection: Connection) {
    for (const query of this.queries) query.handleReadyForQuery(connection)
    this.done(null, this.answers)
  }
}
