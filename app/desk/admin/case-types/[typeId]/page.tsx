import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CaseTypeForm } from '@/components/admin/CaseTypeForm'
import { Confirm } from '@/components/admin/Confirm'
import { ActionButton } from '@/components/desk/ActionButton'
import { NoSuch } from '@/components/desk/NoSuch'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { listCaseTypes } from '@/lib/cases/types/queries'
import { mayStandAbove } from '@/lib/cases/types/rules'
import { inLanguage } from '@/lib/core/locale'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { activateCaseTypeAction, changeCaseTypeAction, chooseDefaultTypeAction, deactivateCaseTypeAction } from '../actions'

type Props = { params: Promise<{ typeId: string }>; searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.caseTypes'))('title') }
}

/** One case type: what it says, and whether it is used. */
export default async function CaseTypePage({ params, searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [{ typeId }, { done }, types, t, { admin }] = await Promise.all([
    params,
    searchParams,
    listCaseTypes(actor),
    getTranslations('admin.caseTypes'),
    getMessages(),
  ])
  const type = types.find(({ id }) => id === typeId)
  if (!type) return <NoSuch what="page" />
  const name = inLanguage(type.name, actor.locale)
  const parents = types
    .filter(({ id, active }) => (active || id === type.parentId) && mayStandAbove(types, id, typeId))
    .map(({ id, name }) => ({ id, name: inLanguage(name, actor.locale) }))
  const { version, parentId, defaultPriority, reviewWithinDays, whatHappensNext } = type
  return (
    <Refusals of="configuration" names={{}} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <p className="crumb">
          <a href="/desk/admin/case-types" data-go="">
            {t('title')}
          </a>
        </p>
        <h1>
          {name} {type.isDefault && <span className="tag">{t('default')}</span>}
          {!type.active && <span className="tag tag-back">{t('off')}</span>}
        </h1>
        {done === 'added' && (
          <p className="note" role="status">
            {t('added')}
          </p>
        )}
        <dl className="facts">
          <div>
            <dt>{t('code')}</dt>
            <dd className="no">{type.code}</dd>
          </div>
          <div>
            <dt>{t('cases')}</dt>
            <dd>
              <a href={`/desk?view=all&type=${typeId}`} data-go="">
                {t('caseCount', { count: type.cases })}
              </a>
            </dd>
          </div>
        </dl>
        <section className="section a-section" aria-labelledby="facts-title">
          <h2 id="facts-title">{t('facts')}</h2>
          <CaseTypeForm
            action={changeCaseTypeAction}
            known={{ typeId, version, name: type.name, parentId: parentId ?? '', defaultPriority, reviewWithinDays, whatHappensNext }}
            parents={parents}
            words={admin.caseTypes}
          />
        </section>
        <section className="section a-section" aria-labelledby="use-title">
          <h2 id="use-title">{t('use')}</h2>
          <div className="a-doors">
            {type.isDefault && <p className="dim">{t('isDefault')}</p>}
            {type.active && !type.isDefault && (
              <div>
                <p className="dim">{t('makeDefaultHint')}</p>
                <ActionButton action={chooseDefaultTypeAction} fields={{ typeId }} pending={t('working')} className="btn btn-neutral">
                  {t('makeDefault')}
                </ActionButton>
              </div>
            )}
            {type.active && !type.isDefault && (
              <Confirm door={t('deactivate')} title={t('deactivateTitle', { name })} text={t('deactivateText', { count: type.cases })}>
                <ActionButton action={deactivateCaseTypeAction} fields={{ typeId }} pending={t('working')} className="btn btn-danger">
                  {t('deactivateNow')}
                </ActionButton>
              </Confirm>
            )}
            {!type.active && (
              <div>
                <p className="dim">{t('activateHint')}</p>
                <ActionButton action={activateCaseTypeAction} fields={{ typeId }} pending={t('working')} className="btn btn-main">
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
