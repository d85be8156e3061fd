import { personRoles } from '@/lib/access/user-schema'
import { getTranslations } from '@/lib/web/words'

/** What the forms of an account say, as finished strings for the client. */
export async function userWords(done: 'saved' | 'invitedDone' = 'saved') {
  const t = await getTranslations('admin.users')
  const refused = [
    'missing',
    'too_short',
    'too_long',
    'wrong',
    'not_an_address',
    'taken',
    'unknown',
    'fields',
    'yourself',
    'last_administrator',
    'disabled',
    'forbidden',
  ]
  const refusals: Record<string, string> = Object.fromEntries(refused.map((word) => [word, t(`refused_${word}`)]))
  refusals['user.manage'] = t('refused_forbidden')
  return {
    name: t('name'),
    email: t('email'),
    role: t('role'),
    department: t('department'),
    noDepartment: t('noDepartment'),
    locale: t('locale'),
    submit: done === 'saved' ? t('save') : t('sendInvitation'),
    pending: t('working'),
    done: t(done),
    failed: t('failed'),
    refusals,
    roles: personRoles.map((id) => ({ id, name: t(`role_${id}`) })),
    locales: [
      { id: 'en', name: t('locale_en') },
      { id: 'es', name: t('locale_es') },
    ],
  }
}
