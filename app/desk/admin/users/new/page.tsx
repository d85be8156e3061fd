import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { UserForm } from '@/components/admin/UserForm'
import { userWords } from '@/components/admin/UserWords'
import { may } from '@/lib/access/demand'
import { listDepartments } from '@/lib/access/list-users'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { inviteUserAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('invite') }
}

export default async function InviteUserPage() {
  const actor = await requireActor()
  if (!may(actor, 'user.manage')) redirect('/')
  const [t, { roles, locales, ...words }, departments] = await Promise.all([getTranslations('admin.users'), userWords('invitedDone'), listDepartments(actor)])
  return (
    <main id="main">
      <p className="crumb">
        <a href="/desk/admin/users" data-go="">
          {t('title')}
        </a>
      </p>
      <h1>{t('invite')}</h1>
      <p className="dim">{t('inviteHint')}</p>
      <UserForm action={inviteUserAction} roles={roles} departments={departments} locales={locales} words={words} />
    </main>
  )
}
