import { connect, createServer, type Server } from 'node:net'

/**
 * Stands between Casebell and PostgreSQL and counts by the wire protocol (v3, "Frontend/Backend Protocol"): statements,
 * and round trips, which are the times somebody spoke after the other had answered. What is sent at once is one.
 */
export class CountingProxy {
  statements = 0
  roundTrips = 0
  readonly #server: Server

  constructor(target: { host: string; port: number }) {
    this.#server = createServer((client) => {
      const server = connect(target)
      let pending = Buffer.alloc(0)
      let started = false
      let answered = true
      client.on('data', (chunk) => {
        if (answered && started) this.roundTrips++
        answered = false
        pending = Buffer.concat([pending, chunk])
        for (;;) {
          const header = started ? 5 : 4
          if (pending.length < header) break
          const length = pending.readUInt32BE(started ? 1 : 0) + (started ? 1 : 0)
          if (pending.length < length) break
          if (started) this.#count(String.fromCharCode(pending[0] ?? 0), pending.toString('utf8', 5, length))
          else started = pending.readUInt32BE(4) === 196_608
          pending = pending.subarray(length)
        }
        server.write(chunk)
      })
      server.on('data', () => {
        answered = true
      })
      server.pipe(client)
      client.on('end', () => server.end())
      for (const socket of [client, server]) socket.on('error', () => [client.destroy(), server.destroy()])
    })
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  close(): void {
    this.#server.close()
  }

  reset(): void {
    this.statements = 0
    this.roundTrips = 0
  }

  /** An Execute is one statement; a simple query holds as many as it has between semicolons. */
  #count(message: string, content: string): void {
    if (message === 'E') this.statements++
    if (message === 'Q')
      this.statements += content
        .replaceAll('\0', '')
        .split(';')
        .filter((one) => one.trim()).length
  }
}
