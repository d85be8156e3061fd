import './admin.css'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AdminNav } from '@/components/admin/AdminNav'
import { may } from '@/lib/access/demand'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

/** The administrator's frame. Pages check for themselves; this only sends those home who have nothing to do here. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const sections = [
    { href: '/desk/admin/users', word: 'users', right: 'user.manage' },
    { href: '/desk/admin/case-types', word: 'caseTypes', right: 'configuration.manage' },
    { href: '/desk/admin/statuses', word: 'statuses', right: 'configuration.manage' },
    { href: '/desk/admin/waiting', word: 'waiting', right: 'configuration.manage' },
    { href: '/desk/admin/templates', word: 'templates', right: 'configuration.manage' },
    { href: '/desk/admin/notifications', word: 'notifications', right: 'notification.oversee' },
    { href: '/desk/admin/email-issues', word: 'emailIssues', right: 'notification.oversee' },
    { href: '/desk/admin/mail-tray', word: 'mailTray', right: 'mail.settle' },
    { href: '/desk/admin/audit', word: 'audit', right: 'audit.read' },
  ] as const
  const open = sections.filter(({ right }) => may(actor, right))
  if (open.length === 0) redirect('/')
  const t = await getTranslations('admin.nav')
  return (
    <div className="admin q">
      <AdminNav label={t('label')} sections={open.map(({ href, word }) => ({ href, label: t(word) }))} />
      {children}
    </div>
  )
}
