import nodemailer from 'nodemailer'
import { env } from '@/lib/core/env'
import { errorInLog, log } from '@/lib/core/log'
import type { KeptMail } from './dev-mailbox'

const replyTo = ({ headers }: KeptMail) => /<?([^<>\s]+@[^<>\s]+)>?\s*$/.exec(headers['reply-to'] ?? '')?.[1]

/** Whether a letter of the development mailbox can be answered: it says where to, and our own server listens there. */
export function canAnswer(letter: KeptMail): boolean {
  return Boolean(replyTo(letter) && env.REPLY_SMTP_PORT)
}

/** Answers a letter of the development mailbox as its recipient's mail program would, by SMTP. Whether the server took it. */
export async function answerKeptMail(letter: KeptMail, text: string, file: { name: string; bytes: Buffer } | null): Promise<boolean> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: env.REPLY_SMTP_PORT ?? 0,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const from = letter.recipients[0] ?? ''
  try {
    await transport.sendMail({
      from,
      to: replyTo(letter) ?? '',
      subject: `Re: ${letter.subject}`,
      ...(letter.messageId ? { inReplyTo: letter.messageId, references: [...letter.references, letter.messageId] } : {}),
      text: `${text}\n\nOn ${letter.receivedAt.slice(0, 16).replace('T', ' ')}, ${letter.from} wrote:\n\n${letter.text.replace(/^/gm, '> ')}`,
      attachments: file ? [{ filename: file.name, content: file.bytes }] : [],
    })
    return true
  } catch (error) {
    log.warn({ err: errorInLog(error) }, 'an answer from the development mailbox was not taken')
    return false
  } finally {
    transport.close()
  }
}
