import { createServer, type Server, type Socket } from 'node:net'

/**
 * A mail server for the benchmark: greets at once, accepts everything, and tells when it accepted the mail of a case.
 * With `stalled`, it takes the connection and says nothing.
 */
export class SmtpSink {
  accepted = new Map<string, number>()
  stalled = false
  readonly #waiting = new Map<string, (at: number) => void>()
  #counting: ((at: number) => void) | undefined
  readonly #server: Server

  constructor() {
    this.#server = createServer((socket) => this.#serve(socket))
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  close(): void {
    this.#server.close()
  }

  /** When the mail naming this case was accepted, in milliseconds of `performance.now()`. */
  acceptedAt(caseNumber: string): Promise<number> {
    const at = this.accepted.get(caseNumber)
    if (at !== undefined) return Promise.resolve(at)
    return new Promise((resolve) => this.#waiting.set(caseNumber, resolve))
  }

  /** When the first and the last of the next so many letters were accepted. */
  next(count: number): Promise<{ first: number; last: number }> {
    return new Promise((resolve) => {
      const times: number[] = []
      this.#counting = (at) => {
        if (times.push(at) < count) return
        this.#counting = undefined
        resolve({ first: times[0] ?? at, last: at })
      }
    })
  }

  #serve(socket: Socket): void {
    socket.on('error', () => socket.destroy())
    if (this.stalled) return
    let body: string[] | null = null
    let rest = ''
    socket.write('220 sink\r\n')
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (body) {
          if (line === '.') {
            this.#accept(body.join('\n'))
            body = null
            socket.write('250 taken\r\n')
          } else body.push(line)
        } else if (/^EHLO/i.test(line)) socket.write('250 sink\r\n')
        else if (/^DATA/i.test(line)) {
          body = []
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 fine\r\n')
      }
    })
  }

  #accept(mail: string): void {
    const at = performance.now()
    this.#counting?.(at)
    const number = /CASE-\d{4}-\d{6}/.exec(mail)?.[0]
    if (!number) return
    this.accepted.set(number, at)
    this.#waiting.get(number)?.(at)
    this.#waiting.delete(number)
  }
}
