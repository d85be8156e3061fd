import { useTranslations } from '@/lib/web/words'

export default function NotFound() {
  const t = useTranslations('ui')
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
