import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import type { StaffCase } from '@/lib/cases/queries'
import { daysBetween } from '@/lib/core/clock'
import type { NextStep } from '@/lib/holds/ladder/rules'
import type { Reach } from '@/lib/holds/reach/rules'
import { useTranslations } from '@/lib/web/words'

type Props = { file: StaffCase; reader: { timeZone: string; at: Date }; next: NextStep | null; reach: Reach | 'by_staff' | null }

/** The facts of a case in one row; a hold notice that did not arrive is seen at once (H-04), and what comes next while we wait (H-15). */
export function CaseFacts({ file, reader, next, reach }: Props) {
  const t = useTranslations('desk.case')
  const { hold } = file
  const time = (at: string) => momentInWords(at, 'en', reader.timeZone, 'time')
  const left = hold?.respondByOn ? daysBetween(file.today, hold.respondByOn) : 0
  const mail = hold?.mail
  return (
    <dl className="facts">
      <div>
        <dt>{t('respondBy')}</dt>
        <dd>
          {hold?.respondByOn ? (
            <>
              {dayInWords(hold.respondByOn, 'en', 'weekday')} <span>{left < 0 ? t('daysPast', { days: -left }) : t('inDays', { days: left })}</span>
            </>
          ) : (
            <span>{t('notSet')}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('waitingFor')}</dt>
        <dd>
          {hold ? (
            <>
              {t(`waiting_${hold.waitingFor}`)}{' '}
              <span>{t('since', { day: momentInWords(hold.placedAt, 'en', reader.timeZone, 'short'), by: hold.placedBy })}</span>
            </>
          ) : (
            <span>{t('nobody')}</span>
          )}
        </dd>
      </div>
      {next && (
        <div>
          <dt>{t('nextStep')}</dt>
          <dd>
            {t('step', { step: next.step, end: next.end })} <span>{next.held ? t(`held_${next.held}`) : dayInWords(next.on, 'en', 'weekday')}</span>
          </dd>
        </div>
      )}
      {hold && (
        <div>
          <dt>{t('reached')}</dt>
          <dd>
            {reach && <b className={reach === 'not_reached' ? 'tag tag-error' : undefined}>{t(`reach_${reach}`)}</b>}
            {!mail && <span>{reader.at.getTime() - Date.parse(hold.placedAt) < 600_000 && file.memberId ? t('mailSoon') : t('noMail')}</span>}
            {mail && (mail.status === 'failed' || mail.status === 'bounced' || mail.status === 'complained') && (
              <>
                <b className="tag tag-error">
                  <Icon name="mail-x" /> {t('mailFailed')}
                </b>{' '}
                <span title={mail.error ?? undefined}>{t('mailFailedHow', { address: mail.address ?? '', attempts: mail.attempts })}</span>
              </>
            )}
            {mail?.status === 'queued' &&
              (mail.attempts > 0 ? (
                <b className="tag tag-error">
                  <Icon name="mail-x" /> {t('mailRetry', { attempts: mail.attempts })}
                </b>
              ) : (
                <span>{t('mailSoon')}</span>
              ))}
            {mail?.status === 'skipped' && <span>{t('mailSkipped')}</span>}
            {mail && ['sent', 'delivered', 'opened', 'clicked'].includes(mail.status) && mail.sentAt && (
              <>
                <Icon name="check" /> {t('mailSent', { when: time(mail.sentAt) })}{' '}
                {(mail.status === 'opened' || mail.status === 'clicked') && <span>{t(`mail_${mail.status}`)}</span>}
              </>
            )}
            {hold.seenAt && <span>{t('portalSeen', { when: time(hold.seenAt) })}</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('technician')}</dt>
        <dd>{file.technician ?? <span>{t('nobody')}</span>}</dd>
      </div>
      {(file.priority === 'high' || file.priority === 'critical') && (
        <div>
          <dt>{t('priority')}</dt>
          <dd>{t(`priority_${file.priority}`)}</dd>
        </div>
      )}
    </dl>
  )
}
