import { dayInWords } from '@/components/ui/dates'
import type { MemberHold } from '@/lib/cases/member-queries'
import type { WithOffice } from '@/lib/holds/with-office'
import { useTranslations } from '@/lib/web/words'

/** What a member reads of a hold whose answer is with the office: that it is here, until when we look at it, what can still be done. */
export function WithUs({ hold, withUs, locale }: { hold: MemberHold; withUs: WithOffice; locale: string }) {
  const t = useTranslations('hold')
  return (
    <div className="with-us">
      <p>
        <b>{t('withUs', { said: hold.sentAllAt ? 'yes' : 'no' })}</b>
      </p>
      {withUs.by && <p>{t.rich('withUsBy', { date: dayInWords(withUs.by, locale), b: (words) => <b>{words}</b> })}</p>}
      <p className="small">{t('withUsMore')}</p>
    </div>
  )
}
