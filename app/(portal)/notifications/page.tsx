import type { Metadata } from 'next'
import { whenInWords } from '@/components/notifications/when-in-words'
import { listNotifications } from '@/lib/notifications/queries'
import { listNotificationsSchema } from '@/lib/notifications/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bell'))('name') }
}

/** The notification centre as a page, for a link kept or a browser without JavaScript. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await requireActor()
  const query = listNotificationsSchema.safeParse(await searchParams)
  const page = await listNotifications(actor, query.success ? query.data : {})
  const t = await getTranslations('bell')
  return (
    <>
      <h1 className="h-page">{t('name')}</h1>
      {page.total === 0 && <p className="quiet">{t('nothing')}</p>}
      <ol className="rows" aria-label={t('newestFirst')}>
        {page.notifications.map((one) => (
          <li key={one.id} className="nc-row">
            <a href={one.href ?? '/'}>{one.title}</a>
            <p>{one.message}</p>
            {one.reason && <p className="reason">{one.reason}</p>}
            <p className="small quiet">
              {!one.readAt && <b>{t('unreadMark')} · </b>}
              <time dateTime={one.createdAt}>{whenInWords(one.createdAt, actor.locale, actor.timeZone)}</time>
            </p>
          </li>
        ))}
      </ol>
      {page.nextCursor && (
        <p>
          <a href={`/notifications?cursor=${encodeURIComponent(page.nextCursor)}`}>{t('older')}</a>
        </p>
      )}
    </>
  )
}
