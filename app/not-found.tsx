import { getTranslations } from '@/lib/web/words'

export default async function NotFound() {
  const t = await getTranslations('ui')
  return (
    <main className="page" id="main">
      <h1 className="h-page">{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <p>
        <a href="/">{t('yourCases')}</a>
      </p>
    </main>
  )
}
