import { answerKeptMail, canAnswer } from '@/lib/mail/answer-kept-mail'
import { findKeptMail } from '@/lib/mail/dev-mailbox'
import { isOurOrigin } from '@/lib/web/origin'
import { mailboxFolder } from '../../../mailbox'

/** Answers a letter of the local mailbox by SMTP, with one file. Development and demonstrations only. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const folder = mailboxFolder()
  if (!isOurOrigin(request.headers.get('origin'))) return new Response('Forbidden', { status: 403 })
  const letter = await findKeptMail(folder, (await params).id)
  if (!letter || !canAnswer(letter)) return new Response('Not found', { status: 404 })
  const form = await request.formData()
  const [text, file] = [form.get('text'), form.get('file')]
  const attached = file instanceof File && file.size > 0 ? { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) } : null
  const sent = await answerKeptMail(letter, typeof text === 'string' ? text : '', attached)
  return new Response(null, { status: 303, headers: { location: `/dev/mailbox?mail=${letter.id}&sent=${sent ? 'yes' : 'no'}` } })
}
