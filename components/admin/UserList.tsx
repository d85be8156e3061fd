import { momentInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import type { UserRow } from '@/lib/access/list-users'
import { useTranslations } from '@/lib/web/words'

/** The office's people, a row each. */
export function UserList({ users, reader }: { users: UserRow[]; reader: { userId: string; locale: string; timeZone: string } }) {
  const t = useTranslations('admin.users')
  if (users.length === 0) {
    return <Empty title={t('none')} hint={t('noneHint')} />
  }
  const moment = (at: Date) => momentInWords(at.toISOString(), reader.locale, reader.timeZone, 'full')
  return (
    <table className="grid admin-grid">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('department')}</th>
          <th scope="col">{t('lastSignIn')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td className="c-who">
              <a href={`/desk/admin/users/${user.id}`} data-go="" data-row="">
                {user.name}
                {user.id === reader.userId && ` (${t('you')})`}
              </a>
            </td>
            <td className="a-wide">{user.email}</td>
            <td>{t(`role_${user.role}`)}</td>
            <td className={user.department ? undefined : 'dash'}>{user.department ?? '–'}</td>
            <td className="a-wide dim">{user.lastSignInAt ? t('signedIn', { at: moment(user.lastSignInAt) }) : t('neverSignedIn')}</td>
            <td className="a-state">
              {user.disabledAt ? (
                <span className="tag tag-error">{t('disabled')}</span>
              ) : user.joined ? (
                t('active')
              ) : (
                <span className="tag tag-back">{t('invited')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
