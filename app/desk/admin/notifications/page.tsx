import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HealthFacts } from '@/components/admin/HealthFacts'
import { columnsOf, NumbersTable } from '@/components/admin/NumbersTable'
import { RateBars } from '@/components/admin/RateBars'
import { TrackingForm } from '@/components/admin/TrackingForm'
import { dayInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import { may } from '@/lib/access/demand'
import { getMailHealth } from '@/lib/notifications/tracking/get-mail-health'
import { getStatistics } from '@/lib/notifications/tracking/get-statistics'
import { getTracking } from '@/lib/notifications/tracking/get-tracking'
import { byMonth } from '@/lib/notifications/tracking/rules'
import { periodSchema } from '@/lib/notifications/tracking/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { changeTrackingAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.tracking'))('title') }
}

/** More days than these are shown by month, each of which leads to its days. */
const mostDays = 92

/** Whether people are reached: the health of the last week, rates by day, the numbers by day or month, type, priority and method, and what e-mails tell. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'notification.oversee')) redirect('/')
  const { from, to } = await searchParams
  const parsed = periodSchema.safeParse({ from, to })
  const [health, statistics, tracking, t, messages] = await Promise.all([
    getMailHealth(actor),
    getStatistics(actor, parsed.success ? parsed.data : {}),
    getTracking(actor),
    getTranslations('admin.tracking'),
    getMessages(),
  ])
  const day = (name: 'from' | 'to', label: string) => (
    <label className="chip chip-on">
      <span>{label}</span>
      <input type="date" name={name} defaultValue={statistics[name]} />
    </label>
  )
  const { byDate, byType, byPriority, byMethod, total } = statistics
  // a column of what nobody told us would say that nobody opened anything
  const columns = columnsOf(tracking, total)
  const dated =
    byDate.length > mostDays
      ? {
          title: t('byMonth'),
          rows: byMonth(byDate).map(({ from, to, ...month }) => ({
            ...month,
            label: dayInWords(from, 'en', 'month'),
            href: `/desk/admin/notifications?from=${from}&to=${to}`,
          })),
        }
      : { title: t('byDate'), rows: byDate.map((day) => ({ ...day, label: dayInWords(day.name, 'en') })) }
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
        <form className="filters" action="/desk/admin/notifications" aria-label={t('rates')}>
          {day('from', t('from'))}
          {day('to', t('to'))}
          <button type="submit" className="btn btn-small btn-neutral">
            {t('apply')}
          </button>
        </form>
        {total.sent === 0 ? (
          <Empty title={t('ratesNone')} hint={t('ratesNoneHint')} />
        ) : (
          <div className="a-charts">
            <RateBars days={byDate} of="bounced" measure="bounce" />
            <RateBars days={byDate} of="complained" measure="complaint" />
          </div>
        )}
      </section>
      <NumbersTable id="by-type" title={t('byType')} rows={byType} total={total} columns={columns} />
      <NumbersTable id="by-priority" title={t('byPriority')} rows={byPriority} columns={columns} />
      <NumbersTable id="by-method" title={t('byMethod')} rows={byMethod} columns={columns} />
      <NumbersTable id="by-date" {...dated} columns={columns} />
      <section className="section a-section" aria-labelledby="tracking-title">
        <h2 id="tracking-title">{t('trackTitle')}</h2>
        <p className="dim">{t('trackLead')}</p>
        <TrackingForm action={changeTrackingAction} settings={tracking} words={messages.admin.tracking} />
      </section>
    </main>
  )
}
