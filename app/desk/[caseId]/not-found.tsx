import { getTranslations } from '@/lib/web/words'

export default async function CaseNotFound() {
  const t = await getTranslations('desk.case')
  return (
    <main className="q oops" id="main">
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundHint')}</p>
      <a className="btn btn-neutral" href="/desk">
        {t('toQueue')}
      </a>
    </main>
  )
}
