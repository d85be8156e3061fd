import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Confirm } from '@/components/admin/Confirm'
import { UserAction } from '@/components/admin/UserAction'
import { UserForm } from '@/components/admin/UserForm'
import { userWords } from '@/components/admin/UserWords'
import { NoSuch } from '@/components/desk/NoSuch'
import { capped } from '@/components/desk/QueueViews'
import { momentInWords } from '@/components/ui/dates'
import { may } from '@/lib/access/demand'
import { getUser, listDepartments } from '@/lib/access/list-users'
import { listQueue } from '@/lib/cases/queue-queries'
import { queueAddress, readQueueFilters } from '@/lib/cases/queue-rules'
import { nullIfNotFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { changeUserAction, disableUserAction, enableUserAction, endUserSessionsAction, sendPasswordLinkAction } from '../actions'

type Props = { params: Promise<{ userId: string }>; searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.users'))('account') }
}

/** One account: what is known of it, its role, and its doors. */
export default async function UserPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'user.manage')) redirect('/')
  const { userId } = await params
  const user = isId(userId) ? await getUser(actor, userId).catch(nullIfNotFound) : null
  if (!user) return <NoSuch what="page" />
  const inHand = readQueueFilters({ view: 'mine', technician: userId }, actor.role)
  const [t, { roles, locales, ...words }, departments, { total: openCases }] = await Promise.all([
    getTranslations('admin.users'),
    userWords(),
    listDepartments(actor),
    listQueue(actor, inHand),
  ])
  const moment = (at: Date | null) => (at ? momentInWords(at.toISOString(), actor.locale, actor.timeZone, 'full') : t('never'))
  const button = (submit: string, done?: string) => ({
    submit,
    pending: words.pending,
    failed: words.failed,
    refusals: words.refusals,
    ...(done ? { done } : {}),
  })
  const self = user.id === actor.userId
  return (
    <main id="main">
      <p className="crumb">
        <a href="/desk/admin/users" data-go="">
          {t('title')}
        </a>
      </p>
      <h1>
        {user.name} {self && <span className="dim">({t('you')})</span>}{' '}
        {user.disabledAt ? <span className="tag tag-error">{t('disabled')}</span> : !user.joined && <span className="tag tag-back">{t('invited')}</span>}
      </h1>
      {(await searchParams).done === 'invited' && (
        <p className="note" role="status">
          {t('invitedDone')}
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('email')}</dt>
          <dd className="a-break">{user.email}</dd>
        </div>
        <div>
          <dt>{t('lastSignIn')}</dt>
          <dd>{moment(user.lastSignInAt)}</dd>
        </div>
        <div>
          <dt>{t('sessions')}</dt>
          <dd>{t('sessionCount', { count: user.liveSessions })}</dd>
        </div>
        {openCases > 0 && (
          <div>
            <dt>{t('openCases')}</dt>
            <dd>
              <a href={queueAddress(inHand)} data-go="">
                {capped(openCases)}
              </a>
            </dd>
          </div>
        )}
        <div>
          <dt>{user.disabledAt ? t('disabledSince') : t('since')}</dt>
          <dd>{moment(user.disabledAt ?? user.createdAt)}</dd>
        </div>
      </dl>
      <section className="section a-section" aria-labelledby="role-title">
        <h2 id="role-title">{t('roleTitle')}</h2>
        <p className="dim">{t('roleHint')}</p>
        <UserForm
          action={changeUserAction}
          roles={roles}
          departments={departments}
          known={{ userId, name: user.name, email: user.email, role: user.role, departmentId: user.departmentId ?? '' }}
          words={words}
        />
      </section>
      <section className="section a-section" aria-labelledby="doors-title">
        <h2 id="doors-title">{t('doors')}</h2>
        <div className="a-doors">
          {!user.disabledAt && (
            <div>
              <p className="dim">{t('linkHint')}</p>
              <UserAction action={sendPasswordLinkAction} userId={userId} words={button(t('sendLink'), t('linkSent'))} />
            </div>
          )}
          {!user.disabledAt && (
            <div>
              <p className="dim">{self ? t('endHintSelf') : t('endHint')}</p>
              <UserAction action={endUserSessionsAction} userId={userId} words={button(t('endSessions'), t('ended'))} />
            </div>
          )}
          {user.disabledAt ? (
            <div>
              <p className="dim">{t('enableHint')}</p>
              <UserAction action={enableUserAction} userId={userId} words={button(t('enable'))} className="btn btn-main" />
            </div>
          ) : self ? (
            <p className="dim">{t('notYourself')}</p>
          ) : (
            <Confirm
              door={t('disable')}
              title={t('disableTitle', { name: user.name })}
              text={[t('disableText'), ...(openCases > 0 ? [t('disableCases', { count: openCases })] : [])].join(' ')}
            >
              <UserAction action={disableUserAction} userId={userId} words={button(t('disableNow'))} className="btn btn-danger" />
            </Confirm>
          )}
        </div>
      </section>
    </main>
  )
}
