import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HealthFacts } from '@/components/admin/HealthFacts'
import { NumbersTable } from '@/components/admin/NumbersTable'
import { RateBars } from '@/components/admin/RateBars'
import { may } from '@/lib/access/demand'
import { getMailHealth } from '@/lib/notifications/tracking/get-mail-health'
import { getStatistics } from '@/lib/notifications/tracking/get-statistics'
import { periodSchema } from '@/lib/notifications/tracking/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.tracking'))('title') }
}

/** Whether people are reached: the health of the last week, rates by day, and the numbers by day, type, priority and method. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'notification.oversee')) redirect('/')
  const { from, to } = await searchParams
  const parsed = periodSchema.safeParse({ from, to })
  const [health, statistics, t] = await Promise.all([
    getMailHealth(actor),
    getStatistics(actor, parsed.success ? parsed.data : {}),
    getTranslations('admin.tracking'),
  ])
  const day = (name: 'from' | 'to', label: string) => (
    <label className="chip chip-on">
      <span>{label}</span>
      <input type="date" name={name} defaultValue={statistics[name]} />
    </label>
  )
  const { byDate, byType, byPriority, byMethod, total } = statistics
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="dim">{t('hint')}</p>
      <section className="section a-section" aria-labelledby="health-title">
        <h2 id="health-title">
          {t('health')} <span className={health.level === 'healthy' ? 'tag tag-ready' : 'tag tag-error'}>{t(`level_${health.level}`)}</span>
        </h2>
        <HealthFacts health={health} />
      </section>
      <section className="section a-section" aria-labelledby="rates-title">
        <h2 id="rates-title">{t('rates')}</h2>
        {!parsed.success && (
          <p className="note" role="status">
            {t('wrongPeriod')}
          </p>
        )}
        <form className="filters" action="/admin/notifications" aria-label={t('rates')}>
          {day('from', t('from'))}
          {day('to', t('to'))}
          <button type="submit" className="btn btn-small btn-neutral">
            {t('apply')}
          </button>
        </form>
        {total.sent === 0 ? (
          <div className="empty">
            <p>
              <b>{t('ratesNone')}</b>
            </p>
            <p className="quiet">{t('ratesNoneHint')}</p>
          </div>
        ) : (
          <div className="a-charts">
            <RateBars days={byDate} of="bounced" measure="bounce" />
            <RateBars days={byDate} of="complained" measure="complaint" />
          </div>
        )}
      </section>
      <NumbersTable id="by-type" title={t('byType')} rows={byType} total={total} />
      <NumbersTable id="by-priority" title={t('byPriority')} rows={byPriority} />
      <NumbersTable id="by-method" title={t('byMethod')} rows={byMethod} />
      <NumbersTable id="by-date" title={t('byDate')} rows={byDate} days />
    </main>
  )
}
