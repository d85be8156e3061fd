import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Confirm } from '@/components/admin/Confirm'
import { StatusForm } from '@/components/admin/StatusForm'
import { ActionButton } from '@/components/desk/ActionButton'
import { NoSuch } from '@/components/desk/NoSuch'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { neededStatuses } from '@/lib/cases/statuses/rules'
import { inLanguage } from '@/lib/core/locale'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { activateStatusAction, deactivateStatusAction, renameStatusAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.statuses'))('title') }
}

/** One status: its name, where it stands among the others, and whether it is used. */
export default async function StatusPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [{ code }, { version, statuses, transitions }, t, { admin }] = await Promise.all([
    params,
    getLifeCycle(actor),
    getTranslations('admin.statuses'),
    getMessages(),
  ])
  const status = statuses.find((one) => one.code === code)
  if (!status) return <NoSuch what="page" />
  const names = Object.fromEntries(statuses.map(({ code, name }) => [code, inLanguage(name, actor.locale)]))
  const listed = (codes: string[]) => statuses.flatMap((one) => (codes.includes(one.code) ? [names[one.code]] : [])).join(', ') || '–'
  const comesFrom = transitions.filter(({ to }) => to === code).map(({ from }) => from)
  const goesTo = transitions.filter(({ from }) => from === code).map(({ to }) => to)
  return (
    <Refusals of="configuration" names={names} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <p className="crumb">
          <a href="/desk/admin/statuses" data-go="">
            {t('title')}
          </a>
        </p>
        <h1>
          {names[code]} {!status.active && <span className="tag tag-back">{t('off')}</span>}
        </h1>
        <dl className="facts">
          <div>
            <dt>{t('code')}</dt>
            <dd className="no">{code}</dd>
          </div>
          <div>
            <dt>{t('kind')}</dt>
            <dd>{t(`kindLong_${status.kind}`)}</dd>
          </div>
          <div>
            <dt>{t('comesFrom')}</dt>
            <dd>{listed(comesFrom)}</dd>
          </div>
          <div>
            <dt>{t('goesTo')}</dt>
            <dd>{listed(goesTo)}</dd>
          </div>
          <div>
            <dt>{t('cases')}</dt>
            <dd>
              <a href={`/desk?view=all&status=${code}`} data-go="">
                {t('caseCount', { count: status.cases })}
              </a>
            </dd>
          </div>
        </dl>
        <section className="section a-section" aria-labelledby="name-title">
          <h2 id="name-title">{t('rename')}</h2>
          <StatusForm action={renameStatusAction} version={version} known={{ code, name: status.name }} words={admin.statuses} />
        </section>
        <section className="section a-section" aria-labelledby="use-title">
          <h2 id="use-title">{t('use')}</h2>
          <div className="a-doors">
            {code in neededStatuses ? (
              <p className="dim">{t('needed')}</p>
            ) : status.active ? (
              <Confirm door={t('deactivate')} title={t('deactivateTitle', { name: names[code] ?? code })} text={t('deactivateText')}>
                <ActionButton action={deactivateStatusAction} fields={{ code }} pending={t('working')} className="btn btn-danger">
                  {t('deactivateNow')}
                </ActionButton>
              </Confirm>
            ) : (
              <div>
                <p className="dim">{t('activateHint')}</p>
                <ActionButton action={activateStatusAction} fields={{ code }} pending={t('working')} className="btn btn-main">
                  {t('activate')}
                </ActionButton>
              </div>
            )}
          </div>
        </section>
      </main>
    </Refusals>
  )
}
