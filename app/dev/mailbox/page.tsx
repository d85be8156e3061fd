import './mailbox.css'
import type { Metadata } from 'next'
import { z } from 'zod'
import { canAnswer } from '@/lib/mail/answer-kept-mail'
import { findKeptMail, listKeptMails } from '@/lib/mail/dev-mailbox'
import { mailboxFolder } from './mailbox'

export const metadata: Metadata = { title: 'Local mailbox' }
export const dynamic = 'force-dynamic'

const query = z.object({ mail: z.uuid().optional().catch(undefined), sent: z.enum(['yes', 'no']).optional().catch(undefined) })

/** The letters the local mail server kept instead of delivering. For developers and demonstrations only. */
export default async function MailboxPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const folder = mailboxFolder()
  const { mail: wanted, sent } = query.parse(await searchParams)
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
          {canAnswer(open) && <AnswerForm id={open.id} sent={sent} />}
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

/** Answers a letter as its reader would, by SMTP, so that the whole way of an answer can be tried. */
function AnswerForm({ id, sent }: { id: string; sent: 'yes' | 'no' | undefined }) {
  return (
    <form className="mailbox-answer" method="post" action={`/dev/mailbox/messages/${id}/answer`} encType="multipart/form-data" aria-labelledby="answer-h">
      <h3 id="answer-h">Answer this letter</h3>
      {sent === 'yes' && (
        <p className="note" role="status">
          Sent. A moment later it is on the case, or in the mail tray.
        </p>
      )}
      {sent === 'no' && (
        <p className="error" role="alert">
          The mail server for answers did not take it. Its reason is in the terminal.
        </p>
      )}
      <label className="label" htmlFor="answer-text">
        What you write
      </label>
      <textarea id="answer-text" name="text" className="field" rows={4} maxLength={20000} />
      <label className="label" htmlFor="answer-file">
        A file to attach, if you like
      </label>
      <input id="answer-file" name="file" type="file" />
      <button className="btn btn-main" type="submit">
        Send
      </button>
    </form>
  )
}

/** The addresses of our own pages that a letter leads to. */
function linksIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/[^\s<>")]+/g) ?? [])].filter((link) => link.includes('/cases/') || link.includes('/reset-password'))
}
