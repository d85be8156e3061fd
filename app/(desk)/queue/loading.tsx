import { getTranslations } from '@/lib/web/words'

export default async function Loading() {
  const t = await getTranslations('desk.queue')
  return (
    <main className="q" id="main" aria-busy="true">
      <p className="views">
        <b>{t('title')}</b> <span className="quiet">{t('loading')}</span>
      </p>
      <div className="bones" aria-hidden="true">
        {Array.from({ length: 18 }, (_, row) => (
          <div key={row} className="bone" />
        ))}
      </div>
    </main>
  )
}
