import { Icon } from '@/components/ui/Icon'
import { type QueueFilters, type QueueView, queueAddress, queueViews } from '@/lib/cases/queue-rules'
import { useTranslations } from '@/lib/web/words'

export const capped = (count: number) => (count > 999 ? '999+' : String(count))

/** The views of the queue, each with how many cases it holds. */
export function QueueViews({ filters, counts, mayOpen }: { filters: QueueFilters; counts: Record<QueueView, number>; mayOpen: boolean }) {
  const t = useTranslations('desk.queue')
  return (
    <div className="views">
      <h1>{t('title')}</h1>
      <nav aria-label={t('views')}>
        {queueViews.map((view) => (
          <a key={view} href={queueAddress({ view })} data-go="" aria-current={view === filters.view ? 'page' : undefined}>
            {t(`view_${view}`)} <span>{capped(counts[view])}</span>
          </a>
        ))}
      </nav>
      {mayOpen && (
        <a className="btn btn-small btn-neutral" href="/desk/new" data-go="">
          <Icon name="plus" /> {t('open')}
        </a>
      )}
    </div>
  )
}
