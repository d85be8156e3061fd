import { translator } from '@/lib/core/i18n'

/** Made with every page of a case, so it waits for nothing; staff read English. */
export default function CaseNotFound() {
  const t = translator('en', 'desk.case')
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
