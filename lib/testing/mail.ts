import nodemailer from 'nodemailer'

type Attachment = { filename?: string; content: string | Buffer; contentType?: string; contentDisposition?: 'inline' | 'attachment'; cid?: string }
export type Letter = {
  from: string
  to: string
  subject?: string
  text?: string
  html?: string
  messageId?: string
  headers?: Record<string, string>
  attachments?: Attachment[]
}

/**
 * Sends a letter over SMTP as a mail program does, or bytes just as they are; answers what the server said. With `trusted`,
 * the certificate of the server's name, only encrypted.
 */
export async function sendLetter(
  port: number,
  letter: Letter & { envelopeFrom?: string; raw?: string | Buffer },
  trusted?: { name: string; pem: string },
): Promise<string> {
  const encrypted = trusted ? { requireTLS: true, tls: { servername: trusted.name, ca: trusted.pem } } : { ignoreTLS: true }
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ...encrypted, connectionTimeout: 5_000 })
  const { envelopeFrom, raw, ...said } = letter
  const envelope = { from: envelopeFrom ?? /<?([^<>\s]+@[^<>\s]+)>?$/.exec(letter.from)?.[1] ?? '', to: [letter.to] }
  try {
    const { response } = await transport.sendMail({ envelope, ...(raw === undefined ? { subject: 'Re: Your case', ...said } : { raw }) })
    return response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    transport.close()
  }
}
