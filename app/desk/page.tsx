import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { QueueFilterBar } from '@/components/desk/QueueFilterBar'
import { QueueTable } from '@/components/desk/QueueTable'
import { QueueViews } from '@/components/desk/QueueViews'
import { may } from '@/lib/access/demand'
import { listQueue } from '@/lib/cases/queue-queries'
import { queueAddress, readQueueFilters } from '@/lib/cases/queue-rules'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.queue'))('title') }
}

export default async function QueuePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'queue.read')) redirect('/')
  const filters = readQueueFilters(await searchParams, actor.role)
  const queue = await listQueue(actor, filters)
  const t = await getTranslations('desk.queue')
  return (
    <main className="q" id="main">
      <QueueViews filters={filters} counts={queue.counts} mayOpen={may(actor, 'case.open')} />
      <QueueFilterBar mayRestore={may(actor, 'case.delete')} filters={filters} queue={queue} locale={actor.locale} />
      <QueueTable queue={queue} filters={filters} reader={actor} />
      {(queue.next || filters.after) && (
        <nav className="pager" aria-label={t('pages')}>
          {filters.after && (
            <a className="btn btn-small btn-neutral" href={queueAddress({ ...filters, after: null })} data-go="">
              {t('first')}
            </a>
          )}
          {queue.next && (
            <a className="btn btn-small btn-neutral" href={queueAddress({ ...filters, after: queue.next })} data-go="" rel="next">
              {t('nextPage')}
            </a>
          )}
        </nav>
      )}
      <p className="keys" aria-hidden="true">
        <span>
          <kbd>j</kbd>
          <kbd>k</kbd> {t('keyMove')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('keyOpen')}
        </span>
        <span>
          <kbd>/</kbd> {t('keySearch')}
        </span>
        <span>
          <kbd>Ctrl K</kbd> {t('keyCommands')}
        </span>
        <span>
          <kbd>?</kbd> {t('keyAll')}
        </span>
      </p>
    </main>
  )
}
