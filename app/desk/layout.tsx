import './desk.css'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskBar } from '@/components/desk/DeskBar'
import { DeskKeys } from '@/components/desk/DeskKeys'
import { TooMuchAtOnce } from '@/components/documents/TooMuchAtOnce'
import { NotificationBell } from '@/components/notifications/NotificationBell'
import { may } from '@/lib/access/demand'
import { getBell } from '@/lib/notifications/bell'
import { requirePage } from '@/lib/web/require-actor'

/** The staff's frame. Pages check for themselves; this only sends those home who have nothing to do here. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const page = await requirePage()
  if (!may(page.actor, 'queue.read')) redirect('/')
  const rights = {
    open: may(page.actor, 'case.open'),
    users: may(page.actor, 'user.manage'),
    configuration: may(page.actor, 'configuration.manage'),
    audit: may(page.actor, 'audit.read'),
  }
  const administers = rights.users || rights.configuration || rights.audit
  return (
    <div className="desk">
      <DeskBar
        name={page.actor.name}
        mayOpen={rights.open}
        adminHref={administers ? '/desk/admin' : null}
        bell={<NotificationBell bell={getBell(page.actor, page)} locale={page.actor.locale} timeZone={page.actor.timeZone} />}
      />
      <TooMuchAtOnce />
      {children}
      <DeskKeys rights={rights} />
    </div>
  )
}
