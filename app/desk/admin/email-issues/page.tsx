import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EmailIssueList } from '@/components/admin/EmailIssueList'
import { may } from '@/lib/access/demand'
import { listEmailIssues } from '@/lib/notifications/flags/list-email-issues'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { resolveEmailIssueAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.emailIssues'))('title') }
}

/** Addresses that mail does not reach or whose owners called it spam, until somebody has seen to them. */
export default async function EmailIssuesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'notification.oversee')) redirect('/')
  const [{ issues, total }, t] = await Promise.all([listEmailIssues(actor), getTranslations('admin.emailIssues')])
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="dim">{t('hint')}</p>
      {(await searchParams).done === 'resolved' && (
        <p className="note" role="status">
          {t('resolved')}
        </p>
      )}
      <EmailIssueList issues={issues} reader={actor} action={resolveEmailIssueAction} />
      {total > issues.length && <p className="dim">{t('more', { shown: issues.length, total })}</p>}
    </main>
  )
}
