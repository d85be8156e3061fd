import { NotThere } from '@/components/ui/NotThere'
import { useTranslations } from '@/lib/web/words'

/** In place of a page of the member's side that does not exist, or not for who asks: both look the same. */
export function NoSuchPage() {
  return (
    <NotThere>
      <NoSuchPageWords />
    </NotThere>
  )
}

/** Only the words, for `app/not-found.tsx`: Next.js makes that one with every page, found or not. */
export function NoSuchPageWords() {
  const t = useTranslations('ui')
  return (
    <div className="stack">
      <h1 className="h-page">{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <p>
        <a href="/">{t('yourCases')}</a>
      </p>
    </div>
  )
}
