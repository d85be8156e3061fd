import type { Queue } from '@/lib/cases/queue-queries'
import { deletedCases, type QueueFilters, queueAddress } from '@/lib/cases/queue-rules'
import { priorities } from '@/lib/cases/schema'
import type { Locale, LocalText } from '@/lib/core/locale'
import { useTranslations } from '@/lib/web/words'
import { AutoForm } from './AutoForm'
import { capped } from './QueueViews'

/** The filters of the queue: a plain form that writes the address. */
export function QueueFilterBar({ filters, queue, locale, mayRestore }: { filters: QueueFilters; queue: Queue; locale: Locale; mayRestore: boolean }) {
  const t = useTranslations('desk.queue')
  const named = (name: LocalText) => name[locale] ?? name.en ?? ''
  const narrowed = Boolean(filters.technician || filters.status || filters.type || filters.priority || filters.words)
  const others = queue.technicians
  return (
    <AutoForm key={queueAddress(filters)} className="filters">
      <input type="hidden" name="view" value={filters.view} />
      <label className={filters.words ? 'chip chip-on' : 'chip'}>
        <span>{t('words')}</span>
        <input type="search" name="q" defaultValue={filters.words} maxLength={200} placeholder={t('wordsHint')} />
      </label>
      <label className={filters.technician ? 'chip chip-on' : 'chip'}>
        <span>{t('technician')}</span>
        <select name="technician" defaultValue={filters.technician}>
          <option value="">{t('byView')}</option>
          <option value="me">{t('me')}</option>
          <option value="all">{t('everyone')}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={filters.status ? 'chip chip-on' : 'chip'}>
        <span>{t('status')}</span>
        <select name="status" defaultValue={filters.status}>
          <option value="">{t('any')}</option>
          {queue.statuses.map(({ code, name }) => (
            <option key={code} value={code}>
              {named(name)}
            </option>
          ))}
          {mayRestore && <option value={deletedCases}>{t('deleted')}</option>}
        </select>
      </label>
      <label className={filters.type ? 'chip chip-on' : 'chip'}>
        <span>{t('type')}</span>
        <select name="type" defaultValue={filters.type}>
          <option value="">{t('any')}</option>
          {queue.types.map(({ id, name }) => (
            <option key={id} value={id}>
              {named(name)}
            </option>
          ))}
        </select>
      </label>
      <label className={filters.priority ? 'chip chip-on' : 'chip'}>
        <span>{t('priority')}</span>
        <select name="priority" defaultValue={filters.priority}>
          <option value="">{t('any')}</option>
          {priorities.toReversed().map((priority) => (
            <option key={priority} value={priority}>
              {t(`priority_${priority}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn btn-small btn-neutral">
        {t('apply')}
      </button>
      {narrowed && (
        <a href={queueAddress({ view: filters.view })} data-go="">
          {t('clear')}
        </a>
      )}
      <p className="end" role="status">
        {t('shown', { rows: queue.rows.length, total: capped(queue.total) })}
      </p>
    </AutoForm>
  )
}
