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

/** Sends a letter over SMTP as a mail program does, or bytes just as they are; answers what the server said. */
export async function sendLetter(port: number, letter: Letter & { envelopeFrom?: string; raw?: string | Buffer }): Promise<string> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 5_000 })
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
