import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CaseTypeList } from '@/components/admin/CaseTypeList'
import { may } from '@/lib/access/demand'
import { listCaseTypes } from '@/lib/cases/types/queries'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.caseTypes'))('title') }
}

export default async function CaseTypesPage() {
  const actor = await requireActor()
  if (!may(actor, 'configuration.manage')) redirect('/')
  const [types, t] = await Promise.all([listCaseTypes(actor), getTranslations('admin.caseTypes')])
  return (
    <main id="main">
      <div className="admin-head">
        <h1>{t('title')}</h1>
        <a className="btn btn-small btn-main" href="/desk/admin/case-types/new" data-go="">
          {t('add')}
        </a>
      </div>
      <p className="dim a-intro">{t('intro')}</p>
      <CaseTypeList types={types} locale={actor.locale} />
    </main>
  )
}
