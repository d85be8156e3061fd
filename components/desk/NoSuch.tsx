import { NotThere } from '@/components/ui/NotThere'
import { useTranslations } from '@/lib/web/words'

/** In place of a case or a page of the desk that does not exist, or not for who asks: both look the same. */
export function NoSuch({ what }: { what: 'case' | 'page' }) {
  const t = useTranslations('desk.case')
  const u = useTranslations('ui')
  return (
    <NotThere>
      <main className="q oops" id="main">
        <h1>{what === 'case' ? t('notFound') : u('notFoundTitle')}</h1>
        <p>{t('notFoundHint')}</p>
        <a className="btn btn-neutral" href="/desk">
          {t('toQueue')}
        </a>
      </main>
    </NotThere>
  )
}
