import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { UserList } from '@/components/admin/UserList'
import { may } from '@/lib/access/demand'
import { listUsers } from '@/lib/access/list-users'
import { personRoles, userFiltersSchema } from '@/lib/access/user-schema'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('title') }
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor()
  if (!may(actor, 'user.manage')) redirect('/')
  const { q, role, state, after } = await searchParams
  const parsed = userFiltersSchema.safeParse({ q, role, state, after })
  const filters = parsed.success ? parsed.data : {}
  const { users, next } = await listUsers(actor, filters)
  const t = await getTranslations('admin.users')
  const address = (changes: { after?: string }) => {
    const { q, role, state } = filters
    return `/desk/admin/users?${new URLSearchParams(Object.entries({ q, role, state, ...changes }).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`
  }
  const narrowed = Boolean(filters.q || filters.role || filters.state)
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
        <a className="btn btn-small btn-main" href="/desk/admin/users/new" data-go="">
          {t('invite')}
        </a>
      </div>
      <form className="filters" action="/desk/admin/users" role="search" aria-label={t('title')}>
        <label className={filters.q ? 'chip chip-on' : 'chip'}>
          <span>{t('search')}</span>
          <input type="search" name="q" defaultValue={filters.q} maxLength={200} placeholder={t('searchHint')} />
        </label>
        <label className={filters.role ? 'chip chip-on' : 'chip'}>
          <span>{t('role')}</span>
          <select name="role" defaultValue={filters.role ?? ''}>
            <option value="">{t('any')}</option>
            {personRoles.map((one) => (
              <option key={one} value={one}>
                {t(`role_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={filters.state ? 'chip chip-on' : 'chip'}>
          <span>{t('state')}</span>
          <select name="state" defaultValue={filters.state ?? ''}>
            <option value="">{t('any')}</option>
            <option value="active">{t('active')}</option>
            <option value="disabled">{t('disabled')}</option>
          </select>
        </label>
        <button type="submit" className="btn btn-small btn-neutral">
          {t('apply')}
        </button>
        {narrowed && (
          <a href="/desk/admin/users" data-go="">
            {t('clear')}
          </a>
        )}
      </form>
      <UserList users={users} reader={actor} />
      {(next || filters.after) && (
        <nav className="pager" aria-label={t('pages')}>
          {filters.after && (
            <a className="btn btn-small btn-neutral" href={address({})} data-go="">
              {t('first')}
            </a>
          )}
          {next && (
            <a className="btn btn-small btn-neutral" href={address({ after: next })} data-go="" rel="next">
              {t('next')}
            </a>
          )}
        </nav>
      )}
    </main>
  )
}
