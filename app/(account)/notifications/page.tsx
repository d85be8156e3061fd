import type { Metadata } from 'next'
import { ActionForm } from '@/components/access/ActionForm'
import { iconOfKind } from '@/components/notifications/kind-icon'
import { whenInWords } from '@/components/notifications/when-in-words'
import { Icon } from '@/components/ui/Icon'
import { listNotifications } from '@/lib/notifications/queries'
import { listNotificationsSchema } from '@/lib/notifications/schema'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { markAllReadAction, openNotificationAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bell'))('name') }
}

/** The notification centre as a page, for a link kept or a browser without JavaScript. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await requireActor()
  const query = listNotificationsSchema.safeParse(await searchParams)
  const page = await listNotifications(actor, query.success ? query.data : {})
  const t = await getTranslations('bell')
  const failed = (await getTranslations('auth'))('failed')
  return (
    <>
      <div className="nc-head">
        <h1 className="h-page">{t('name')}</h1>
        {page.unread > 0 && (
          <div>
            <span className="quiet">{t('unread', { count: page.unread })}</span>
            <ActionForm action={markAllReadAction} hidden={{}} className="link-like" words={{ submit: t('markAll'), pending: t('markAll'), failed }} />
          </div>
        )}
      </div>
      {page.total === 0 && <p className="quiet">{t('nothing')}</p>}
      <ol className="rows nc-list" aria-label={t('newestFirst')}>
        {page.notifications.map((one) => (
          <li key={one.id} className={one.readAt ? 'nc-row' : 'nc-row un'}>
            <Icon name={iconOfKind(one.type)} />
            <div>
              {one.readAt ? (
                <a href={one.href ?? '/'}>{one.title}</a>
              ) : (
                <ActionForm
                  action={openNotificationAction}
                  hidden={{ id: one.id }}
                  className="link-like"
                  words={{ submit: one.title, pending: one.title, failed }}
                />
              )}
              <p>{one.message}</p>
              {one.reason && <p className="reason">{one.reason}</p>}
              <p className="when">
                {!one.readAt && <span className="newdot">{t('unreadMark')}</span>}
                <time dateTime={one.createdAt}>{whenInWords(one.createdAt, actor.locale, actor.timeZone)}</time>
              </p>
            </div>
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
