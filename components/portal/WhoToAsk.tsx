import { useTranslations } from '@/lib/web/words'
import { telOf } from './tel'

/** Whom to ask about the case, and the number to say. */
export function WhoToAsk({ technician, phone, number }: { technician: string | null; phone: string | null; number: string }) {
  const t = useTranslations('case')
  return (
    <aside className="section side" aria-labelledby="ask-h">
      <h2 id="ask-h">{t('whoToAsk')}</h2>
      <dl>
        <div>
          <dt>{t('technician')}</dt>
          <dd>{technician ?? t('noTechnician')}</dd>
        </div>
        {phone && (
          <div>
            <dt>{t('phone')}</dt>
            <dd>
              <a href={telOf(phone)}>{phone}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('number')}</dt>
          <dd className="no">{number}</dd>
        </div>
      </dl>
    </aside>
  )
}
