import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { StatusList } from '@/components/admin/StatusList'
import { TransitionTable } from '@/components/admin/TransitionTable'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { taken } from '@/lib/cases/statuses/rules'
import { inLanguage } from '@/lib/core/locale'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { orderStatusesAction, setTransitionsAction } from './actions'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.statuses'))('title') }
}

/** Where a case can stand in this office, and how it gets from one status to another. */
export default async function StatusesPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [{ done }, lifeCycle, t, { admin }] = await Promise.all([searchParams, getLifeCycle(actor), getTranslations('admin.statuses'), getMessages()])
  const { transitions, fromTo, way, wayAlways, off, saveTransitions, savedTransitions, working, mend, keptTicks: kept, look } = admin.statuses
  const statuses = lifeCycle.statuses.map(({ code, kind, active, name }) => ({ code, kind, active, name: inLanguage(name, actor.locale) }))
  const names = Object.fromEntries(statuses.map(({ code, name }) => [code, name]))
  return (
    <Refusals of="configuration" names={names} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <div className="admin-head">
          <h1>{t('title')}</h1>
          <a className="btn btn-small btn-main" href="/desk/admin/statuses/add" data-go="">
            {t('add')}
          </a>
        </div>
        <p className="dim a-intro">{t('intro')}</p>
        {done === 'added' && (
          <p className="note" role="status">
            {t('added')}
          </p>
        )}
        <StatusList lifeCycle={lifeCycle} locale={actor.locale} orderAction={orderStatusesAction} />
        <section className="section a-section" aria-labelledby="ways-title">
          <h2 id="ways-title">{t('transitions')}</h2>
          <p className="dim a-intro">{t('transitionsHint', { from: names[taken.from] ?? '', to: names[taken.to] ?? '' })}</p>
          <TransitionTable
            action={setTransitionsAction}
            version={lifeCycle.version}
            statuses={statuses}
            transitions={lifeCycle.transitions}
            words={{ title: transitions, fromTo, way, always: wayAlways, off, save: saveTransitions, saved: savedTransitions, working, mend, kept, look }}
          />
        </section>
      </main>
    </Refusals>
  )
}
