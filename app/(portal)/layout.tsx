import './portal.css'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { TooMuchAtOnce } from '@/components/documents/TooMuchAtOnce'
import { NotificationBell } from '@/components/notifications/NotificationBell'
import { PortalFrame } from '@/components/portal/PortalFrame'
import { isStaff } from '@/lib/core/actor'
import { inLanguage, otherLocale } from '@/lib/core/locale'
import { getBell } from '@/lib/notifications/bell'
import { requirePage } from '@/lib/web/require-actor'
import { chooseLanguage } from './actions'

/** The member's side. Staff are sent to their own. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { actor, tenant, unread, latestId } = await requirePage()
  if (isStaff(actor)) redirect('/desk')
  return (
    <PortalFrame
      tenant={{ ...tenant, hours: inLanguage(tenant.hours, actor.locale) }}
      person={{ name: actor.name, otherLocale: otherLocale(actor.locale) }}
      path={((await headers()).get('x-casebell-path') ?? '').split('?')[0] ?? ''}
      bell={<NotificationBell bell={getBell(actor, { unread, latestId })} locale={actor.locale} timeZone={actor.timeZone} />}
      languageAction={chooseLanguage}
    >
      <TooMuchAtOnce />
      {children}
    </PortalFrame>
  )
}
