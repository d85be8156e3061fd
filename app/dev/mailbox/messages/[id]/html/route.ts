import { findKeptMail } from '@/lib/mail/dev-mailbox'
import { mailboxFolder } from '../../../mailbox'

/** One letter as its reader sees it, in a sandbox: no script, no form, nothing fetched. Development only. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const mail = await findKeptMail(mailboxFolder(), (await params).id)
  if (!mail?.html) return new Response('Not found', { status: 404 })
  return new Response(mail.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    },
  })
}
