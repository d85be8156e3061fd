import { createServer, type Server, type Socket } from 'node:net'

type ReceivedMail = { from: string; to: string[]; raw: string; at: number }

/**
 * What the server answers to each step, so that a test can play a busy, refusing or dead mail server. `stall` answers
 * nothing more and keeps the connection open; `hang-up` breaks it off; `keep-silent` takes what was said and stalls then.
 */
export type SmtpScript = (step: 'greeting' | 'rcpt' | 'data', count: number) => string | 'stall' | 'hang-up' | 'keep-silent' | undefined

/**
 * A plain SMTP server on the loopback (RFC 5321, no TLS, no sign-in) for tests and benchmarks: it greets at once and
 * keeps what it accepted. Closing it drops every connection.
 */
export async function startSmtpServer(script: SmtpScript = () => undefined, port = 0) {
  const mails: ReceivedMail[] = []
  const counts = { greeting: 0, rcpt: 0, data: 0 }
  const sockets = new Set<Socket>()
  const waiting: { enough: number; done: () => void }[] = []

  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let rest = ''
    let letter: { from: string; to: string[] } = { from: '', to: [] }
    let reading = false
    const say = (step: 'greeting' | 'rcpt' | 'data', usual: string) => {
      const answer = script(step, ++counts[step]) ?? usual
      if (answer === 'hang-up') socket.destroy()
      else if (answer !== 'stall' && answer !== 'keep-silent') socket.write(`${answer}\r\n`)
      return answer === usual || answer === 'keep-silent'
    }
    say('greeting', '220 sink ready')
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      rest += chunk
      for (;;) {
        if (reading) {
          const end = rest.indexOf('\r\n.\r\n')
          if (end < 0) return
          const raw = Buffer.from(rest.slice(0, end).replace(/^\.\./gm, '.'), 'latin1').toString('utf8')
          rest = rest.slice(end + 5)
          reading = false
          if (say('data', '250 2.0.0 kept')) {
            mails.push({ ...letter, raw, at: Date.now() })
            for (const one of waiting.filter(({ enough }) => mails.length >= enough)) one.done()
          }
          letter = { from: '', to: [] }
          continue
        }
        const end = rest.indexOf('\r\n')
        if (end < 0) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        const verb = line.toUpperCase()
        if (verb.startsWith('EHLO')) socket.write('250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n')
        else if (verb.startsWith('MAIL FROM')) {
          letter = { from: addressIn(line), to: [] }
          socket.write('250 2.1.0 fine\r\n')
        } else if (verb.startsWith('RCPT TO')) {
          if (say('rcpt', '250 2.1.5 fine')) letter.to.push(addressIn(line))
        } else if (verb === 'DATA') {
          socket.write('354 go on\r\n')
          reading = true
        } else if (verb === 'QUIT') {
          socket.end('221 bye\r\n')
        } else socket.write('250 fine\r\n')
      }
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port

  return {
    port: bound,
    url: `smtp://127.0.0.1:${bound}`,
    mails,
    counts,
    /** Resolves as soon as that many letters have been kept. */
    received: (enough: number) =>
      mails.length >= enough
        ? Promise.resolve()
        : new Promise<void>((done) => {
            waiting.push({ enough, done })
          }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? ''
}
