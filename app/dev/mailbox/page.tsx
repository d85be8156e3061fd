import './mailbox.css'
import type { Metadata } from 'next'
import { z } from 'zod'
import { findKeptMail, listKeptMails } from '@/lib/mail/dev-mailbox'
import { mailboxFolder } from './mailbox'

export const metadata: Metadata = { title: 'Local mailbox' }
export const dynamic = 'force-dynamic'

const query = z.object({ mail: z.uuid().optional().catch(undefined) })

/** The letters the local mail server kept instead of delivering. For developers and demonstrations only. */
export default async function MailboxPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const folder = mailboxFolder()
  const { mail: wanted } = query.parse(await searchParams)
  const [mails, open] = await Promise.all([listKeptMails(folder, { limit: 100 }), wanted ? findKeptMail(folder, wanted) : null])
  return (
    <main className="page mailbox" id="main">
      <h1 className="h-page">Local mailbox</h1>
      <p className="quiet">Mails are kept here instead of being delivered, because no SMTP_URL is set.</p>
      {mails.length === 0 && <p>No mail yet. Put a case on hold, and it will be here a moment later.</p>}
      <ol className="mailbox-list">
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`/dev/mailbox?mail=${mail.id}`} aria-current={mail.id === open?.id ? 'true' : undefined}>
              {mail.subject || 'Without a subject'}
            </a>
            <span className="quiet">
              {' '}
              to {mail.recipients.join(', ')}, <time dateTime={mail.receivedAt}>{mail.receivedAt.slice(0, 19).replace('T', ' ')}</time>
            </span>
          </li>
        ))}
      </ol>
      {open && (
        <article className="section" aria-labelledby="open-mail">
          <h2 id="open-mail">{open.subject}</h2>
          <ul className="mailbox-links">
            {linksIn(open.text).map((link) => (
              <li key={link}>
                <a href={link}>{link}</a>
              </li>
            ))}
          </ul>
          <h3>As text</h3>
          <pre className="mailbox-text">{open.text}</pre>
          {open.html && (
            <>
              <h3>As HTML</h3>
              <iframe className="mailbox-html" title="The mail as HTML" sandbox="" src={`/dev/mailbox/messages/${open.id}/html`} />
            </>
          )}
        </article>
      )}
    </main>
  )
}

/** The addresses of our own pages that a letter leads to. */
function linksIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/[^\s<>")]+/g) ?? [])].filter((link) => link.includes('/cases/') || link.includes('/reset-password'))
}
