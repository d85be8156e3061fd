import '../uploads.css'
import './desk.css'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskBar } from '@/components/desk/DeskBar'
import { DeskKeys } from '@/components/desk/DeskKeys'
import { NotificationBell } from '@/components/notifications/NotificationBell'
import { fold } from '@/components/ui/folded'
import { may } from '@/lib/access/demand'
import { getBell } from '@/lib/notifications/bell'
import { requirePage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

/** The staff's frame. Pages check for themselves; this only sends those home who have nothing to do here. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const page = await requirePage()
  if (!may(page.actor, 'queue.read')) redirect('/')
  const t = await getTranslations('desk.keys')
  const opens = may(page.actor, 'case.open')
  const administers = may(page.actor, 'user.manage') || may(page.actor, 'configuration.manage') || may(page.actor, 'audit.read')
  const commands = [
    { label: t('toQueue'), href: '/desk' },
    { label: t('toReady'), href: '/desk?view=ready' },
    { label: t('toNew'), href: '/desk?view=new' },
    { label: t('toHold'), href: '/desk?view=hold' },
    { label: t('toAll'), href: '/desk?view=all' },
    ...(may(page.actor, 'user.manage') ? [{ label: t('toUsers'), href: '/desk/admin/users' }] : []),
    ...(may(page.actor, 'configuration.manage')
      ? [
          { label: t('toCaseTypes'), href: '/desk/admin/case-types' },
          { label: t('toStatuses'), href: '/desk/admin/statuses' },
        ]
      : []),
    ...(may(page.actor, 'audit.read') ? [{ label: t('toAudit'), href: '/desk/admin/audit' }] : []),
    ...(opens ? [{ label: t('toOpen'), href: '/desk/new' }] : []),
  ]
  const list: [string, string][] = [
    ['j', t('next')],
    ['k', t('previous')],
    ['Enter', t('open')],
    ['/', t('search')],
    ['h', t('hold')],
    ['r', t('resume')],
    ['a', t('assign')],
    ['Ctrl K', t('commands')],
    ['?', t('all')],
  ]
  const words = {
    commands,
    palette: t('palette'),
    find: t('find'),
    findCases: t.raw('findCases'),
    close: t('close'),
    keys: t('title'),
    single: t('single'),
    list,
  }
  return (
    <div className="desk">
      <DeskBar
        name={page.actor.name}
        mayOpen={opens}
        adminHref={administers ? '/desk/admin' : null}
        bell={<NotificationBell bell={getBell(page.actor, page)} locale={page.actor.locale} timeZone={page.actor.timeZone} />}
      />
      {children}
      <DeskKeys words={fold(words)} />
    </div>
  )
}
