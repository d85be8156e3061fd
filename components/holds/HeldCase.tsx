import { Cells } from '@/components/ui/Cells'
import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import type { MemberCaseRow, MemberHold, MemberItem } from '@/lib/cases/member-queries'
import { daysBetween, type LocalDay, localDay } from '@/lib/core/clock'
import { daysOnHold, filesSoFar, isIn, leftToSend } from '@/lib/holds/rules'
import { asksMember, papersToMail, type WithOffice } from '@/lib/holds/with-office'
import { useTranslations } from '@/lib/web/words'
import { WithUs } from './WithUs'

type Props = { held: MemberCaseRow; hold: MemberHold; withUs: WithOffice | null; today: LocalDay; locale: string; timeZone: string }

/** A case on hold, as the first thing on the dashboard: why, what is left, until when, one button; or that it is with us. */
export function HeldCase({ held, hold, withUs, today, locale, timeZone }: Props) {
  const t = useTranslations('hold')
  const p = useTranslations('portal')
  const i = useTranslations('item')
  const left = leftToSend(hold.items)
  const asks = asksMember(hold, withUs)
  const days = asks && hold.respondByOn ? daysBetween(today, hold.respondByOn) : null
  const stillToSend = (item: MemberItem) => {
    if (item.state === 'returned') return t('sendAgain', { item: item.name })
    const soFar = filesSoFar(item)
    if (soFar) return t('withFiles', { item: item.name, ...soFar })
    return item.state === 'partly_in' ? t('partlyIn', { item: item.name }) : item.name
  }
  const place = `/cases/${held.number}`
  return (
    <section className="notice" aria-labelledby={`case-${held.id}`}>
      <p className="notice-band">
        <span>
          <Icon name="circle-pause" /> {t('days', { days: daysOnHold(localDay(new Date(hold.placedAt), timeZone), today) })}
        </span>
        {withUs ? <span>{t('withUsBand')}</span> : hold.respondByOn && <span>{t('sendBy', { date: dayInWords(hold.respondByOn, locale, 'short') })}</span>}
      </p>
      <div className="notice-body held">
        <div>
          <h2 className="held-name" id={`case-${held.id}`}>
            <a href={place}>{held.type}</a>
          </h2>
          <p className="no">{held.number}</p>
          <p className="held-reason">“{hold.reason}”</p>
          <p className="small quiet held-from">
            {hold.placedBy}, {momentInWords(hold.placedAt, locale, timeZone)}
          </p>
        </div>
        <div className="held-left">
          {withUs && <WithUs hold={hold} withUs={withUs} locale={locale} />}
          {!withUs && hold.items.length > 0 && (
            <>
              <p>
                <b>{t('documentsLeft', { left: left.length, total: hold.items.length })}</b>
              </p>
              <Cells total={hold.items.length} filled={hold.items.filter((item) => isIn(item.state)).length} />
              <ul className="held-items">
                {left.map((item) => (
                  <li key={item.id}>
                    <Icon name={item.state === 'returned' ? 'returned' : item.state === 'partly_in' ? 'circle-dot' : 'open'} />
                    <span>
                      {stillToSend(item)} {item.state === 'asked' && <span className="sr">{i('state_asked')}</span>}
                    </span>
                  </li>
                ))}
                {papersToMail(hold.items).map((item) => (
                  <li key={item.id}>
                    <Icon name="mail" />
                    <span>{t('paperToMail', { item: item.name })}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <a className={withUs ? 'btn btn-wide' : 'btn btn-main btn-wide'} href={withUs ? place : `${place}#items`}>
            {asks && (left.length > 0 || hold.items.length === 0) ? (
              <>
                <Icon name="upload" /> {p('upload')}
              </>
            ) : (
              p('open')
            )}
          </a>
          {days !== null && <p className="small quiet">{days < 0 ? t('overdue') : p('daysLeft', { days })}</p>}
        </div>
      </div>
    </section>
  )
}
