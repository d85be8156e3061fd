import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { StatusForm } from '@/components/admin/StatusForm'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { inLanguage } from '@/lib/core/locale'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages } from '@/lib/web/words'
import { addStatusAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).admin.statuses.add }
}

export default async function AddStatusPage() {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [{ version, statuses }, { admin }] = await Promise.all([getLifeCycle(actor), getMessages()])
  const named = statuses.filter(({ active }) => active).map(({ code, name }) => ({ code, name: inLanguage(name, actor.locale) }))
  const names = Object.fromEntries(named.map(({ code, name }) => [code, name]))
  return (
    <Refusals of="configuration" names={names} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <p className="crumb">
          <a href="/desk/admin/statuses" data-go="">
            {admin.statuses.title}
          </a>
        </p>
        <h1>{admin.statuses.add}</h1>
        <p className="dim">{admin.statuses.addIntro}</p>
        <StatusForm action={addStatusAction} version={version} statuses={named} words={admin.statuses} />
      </main>
    </Refusals>
  )
}
