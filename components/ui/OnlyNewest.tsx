import { mostShown } from '@/lib/cases/rules'
import { useTranslations } from '@/lib/web/words'

/** Says of a list that is shown up to so many rows that there are older ones; of a shorter one nothing. */
export function OnlyNewest({ of }: { of: unknown[] }) {
  const t = useTranslations('ui')
  return of.length < mostShown ? null : <p className="small quiet">{t('onlyNewest', { count: mostShown })}</p>
}
