import type { StaffCase } from '@/lib/cases/queries'
import { useTranslations } from '@/lib/web/words'

/** What the case is about, and the words the member reads while it is on hold. */
export function CaseOverview({ file }: { file: StaffCase }) {
  const t = useTranslations('desk.case')
  const facts: [string, string | null][] = [
    [t('subject'), file.subject],
    [t('customer'), file.customer],
    [t('contact'), file.contact],
    [t('department'), file.department],
    [t('priority'), t(`priority_${file.priority}`)],
    [t('channel'), t(`channel_${file.channel as 'web'}`)],
  ]
  return (
    <>
      {file.hold && (
        <section className="section" aria-labelledby="reason-title">
          <div className="sec-head">
            <h2 id="reason-title">{t('reasonTitle')}</h2>
            <span className="quiet">{t('reasonHint')}</span>
          </div>
          <div className="reason">
            <p>{file.hold.reason}</p>
          </div>
        </section>
      )}
      <section className="section" aria-labelledby="about-title">
        <h2 id="about-title">{t('aboutTitle')}</h2>
        {file.description ? <p className="plain">{file.description}</p> : <p className="quiet">{t('noDescription')}</p>}
        <dl className="pair">
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name} className="act">
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
    </>
  )
}
