import { listKeptMails } from '@/lib/mail/dev-mailbox'
import { mailboxFolder } from '../mailbox'

/** The letters as JSON, newest first; `?to=` names one recipient. Development and demonstrations only. */
export async function GET(request: Request): Promise<Response> {
  const folder = mailboxFolder()
  const to = new URL(request.url).searchParams.get('to')
  const messages = await listKeptMails(folder, { limit: 100, ...(to ? { to } : {}) })
  return Response.json({ messages }, { headers: { 'cache-control': 'no-store' } })
}
