import { fold } from '@/components/ui/folded'
import type { Bell } from '@/lib/notifications/bell'
import { useTranslations } from '@/lib/web/words'
import { NotificationBellPoller } from './NotificationBellPoller'

/**
 * The bell of every signed-in page, with its count as it is when the page is made. Without JavaScript it is a link to
 * the notification page; with it the count keeps itself up to date and the centre slides in.
 */
export function NotificationBell({ bell, locale, timeZone }: { bell: Bell; locale: string; timeZone: string }) {
  const t = useTranslations('bell')
  const words = {
    name: t('name'),
    unread: t.raw('unread') as string,
    markAll: t('markAll'),
    close: t('close'),
    unreadMark: t('unreadMark'),
    newestFirst: t('newestFirst'),
    range: t.raw('range') as string,
    older: t('older'),
    newer: t('newer'),
    nothing: t('nothing'),
    failed: t('failed'),
    again: t('again'),
    loading: t('loading'),
  }
  return <NotificationBellPoller bell={bell} name={words.name} words={fold(words)} locale={locale} timeZone={timeZone} />
}
