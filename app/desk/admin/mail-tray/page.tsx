import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MailTrayList } from '@/components/admin/MailTrayList'
import { may } from '@/lib/access/demand'
import { keptDays } from '@/lib/core/retention'
import { listMailTray } from '@/lib/replies/list-mail-tray'
import { trayViewSchema, trayViews } from '@/lib/replies/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.mailTray'))('title') }
}

/** Mail that could not be put on its case by itself; what was done with, and what machines sent, one click away. */
export default async function MailTrayPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'mail.settle')) redirect('/')
  const { show: wished, after: place, done } = await searchParams
  const show = trayViews.find((view) => view === wished) ?? 'waiting'
  const { after } = trayViewSchema.safeParse({ show, after: place }).data ?? {}
  const [{ mails, next }, t] = await Promise.all([listMailTray(actor, { show, after }), getTranslations('admin.mailTray')])
  const page = (behind?: string) => {
    const query = new URLSearchParams({ ...(show === 'waiting' ? {} : { show }), ...(behind ? { after: behind } : {}) }).toString()
    return query ? `/desk/admin/mail-tray?${query}` : '/desk/admin/mail-tray'
  }
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="dim a-intro">{t('hint')}</p>
      {(done === 'attached' || done === 'settled') && (
        <p className="note" role="status">
          {t(`done_${done}`)}
        </p>
      )}
      <div className="views">
        <nav aria-label={t('views')}>
          {trayViews.map((view) => (
            <a
              key={view}
              href={view === 'waiting' ? '/desk/admin/mail-tray' : `/desk/admin/mail-tray?show=${view}`}
              aria-current={view === show ? 'page' : undefined}
              data-go=""
            >
              {t(`show_${view}`)}
            </a>
          ))}
        </nav>
      </div>
      {show !== 'waiting' && <p className="dim">{t('kept', { days: show === 'ignored' ? keptDays.ignoredMail : keptDays.answer })}</p>}
      <MailTrayList mails={mails} show={show} reader={actor} />
      {(next || after) && (
        <nav className="pager" aria-label={t('pages')}>
          {after && (
            <a className="btn btn-small btn-neutral" href={page()} data-go="">
              {t('first')}
            </a>
          )}
          {next && (
            <a className="btn btn-small btn-neutral" href={page(next)} data-go="" rel="next">
              {t('next')}
            </a>
          )}
        </nav>
      )}
    </main>
  )
}
