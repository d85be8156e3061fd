import { NotThere } from '@/components/ui/NotThere'
import { useTranslations } from '@/lib/web/words'

/** In place of a page of the member's side that does not exist, or not for who asks: both look the same. */
export function NoSuchPage() {
  const t = useTranslations('ui')
  return (
    <NotThere>
      <div className="stack">
        <h1 className="h-page">{t('notFoundTitle')}</h1>
        <p>{t('notFoundBody')}</p>
        <p>
          <a href="/">{t('yourCases')}</a>
        </p>
      </div>
    </NotThere>
  )
}
