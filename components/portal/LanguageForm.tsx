import type { Locale } from '@/lib/core/locale'
import { useTranslations } from '@/lib/web/words'

/** The way to the other language; it works without scripts. */
export function LanguageForm({ other, action }: { other: Locale; action: (form: FormData) => void }) {
  const t = useTranslations('ui')
  return (
    <form action={action}>
      <button className="top-link plain" type="submit" name="locale" value={other} lang={other}>
        {t('otherLanguage')}
      </button>
    </form>
  )
}
