import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CaseTypeForm } from '@/components/admin/CaseTypeForm'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { listCaseTypes } from '@/lib/cases/types/queries'
import { inLanguage } from '@/lib/core/locale'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages } from '@/lib/web/words'
import { addCaseTypeAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).admin.caseTypes.add }
}

export default async function AddCaseTypePage() {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [types, { admin }] = await Promise.all([listCaseTypes(actor), getMessages()])
  const parents = types.filter(({ active }) => active).map(({ id, name }) => ({ id, name: inLanguage(name, actor.locale) }))
  return (
    <Refusals of="configuration" names={{}} locale={actor.locale} timeZone={actor.timeZone}>
      <main id="main">
        <p className="crumb">
          <a href="/desk/admin/case-types" data-go="">
            {admin.caseTypes.title}
          </a>
        </p>
        <h1>{admin.caseTypes.add}</h1>
        <p className="dim">{admin.caseTypes.addIntro}</p>
        <CaseTypeForm action={addCaseTypeAction} parents={parents} words={admin.caseTypes} />
      </main>
    </Refusals>
  )
}
