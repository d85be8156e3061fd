import type { Metadata } from 'next'
import { ActionForm } from '@/components/access/ActionForm'
import { PasswordForm } from '@/components/access/PasswordForm'
import { refusalWords } from '@/components/access/refusal-words'
import { momentInWords } from '@/components/ui/dates'
import { deviceOf } from '@/lib/access/device'
import { listSessions } from '@/lib/access/sessions'
import { requirePage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { changePasswordAction, revokeOthersAction, revokeSessionAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

/** One's own account: where one is signed in, and the password. */
export default async function AccountPage() {
  const { actor, email } = await requirePage()
  const sessions = await listSessions(actor)
  const [t, a, f] = [await getTranslations('account'), await getTranslations('auth'), await getTranslations('forms')]
  const named = (userAgent: string | null) => {
    const device = deviceOf(userAgent)
    return device ? t('device', device) : t('unknown')
  }
  const moment = (at: string) => momentInWords(at, actor.locale, actor.timeZone, 'full')
  return (
    <>
      <p className="eyebrow">
        {actor.name}, {email}
      </p>
      <h1 className="h-page">{t('title')}</h1>
      <section className="section after" aria-labelledby="sessions">
        <h2 id="sessions">{t('sessions')}</h2>
        <ul className="rows">
          {sessions.map((session) => (
            <li key={session.id} className="stack session">
              <p>
                <b title={session.userAgent ?? undefined}>{named(session.userAgent)}</b>
                {session.current && <span> · {t('here')}</span>}
              </p>
              <p className="small quiet">
                {t('since', { date: moment(session.createdAt) })} · {t('seen', { date: moment(session.seenAt) })} · {session.ip}
              </p>
              {!session.current && (
                <ActionForm
                  action={revokeSessionAction}
                  hidden={{ sessionId: session.id }}
                  words={{ submit: t('end'), pending: f('sending'), failed: a('failed') }}
                />
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <ActionForm action={revokeOthersAction} hidden={{}} words={{ submit: t('endOthers'), pending: f('sending'), failed: a('failed') }} />
        )}
      </section>
      <section className="section after" aria-labelledby="password-h">
        <h2 id="password-h">{t('password')}</h2>
        <PasswordForm
          action={changePasswordAction}
          words={{
            current: t('current'),
            password: a('newPassword'),
            hint: a('newPasswordHint'),
            submit: a('save'),
            pending: f('sending'),
            saved: t('saved'),
            refusals: { ...refusalWords(a), current_wrong: t('wrong') },
          }}
        />
      </section>
    </>
  )
}
