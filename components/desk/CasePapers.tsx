import { Icon } from '@/components/ui/Icon'
import type { StaffCase } from '@/lib/cases/queries'
import { useFormatter, useTranslations } from '@/lib/web/words'
import { CaseFile, sizeOf } from './CaseFile'

/** Papers nobody asked for or asked for earlier, and what did not arrive, with the time it began (H-21). */
export function CasePapers({ file, reader }: { file: StaffCase; reader: { timeZone: string } }) {
  const t = useTranslations('desk.papers')
  const tf = useTranslations('desk.file')
  const format = useFormatter()
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: reader.timeZone })
  return (
    <>
      <section className="section" aria-labelledby="papers-title">
        <div className="sec-head">
          <h2 id="papers-title">{t('title')}</h2>
        </div>
        {file.others.length === 0 && <p className="quiet">{t('none')}</p>}
        <ul>
          {file.others.map((paper) => (
            <li key={paper.id} className="doc doc-two">
              <CaseFile file={paper} timeZone={reader.timeZone} t={tf} format={format} />
              <span className="meta">{paper.by}</span>
            </li>
          ))}
        </ul>
      </section>
      {file.uploads.length > 0 && (
        <section className="section" aria-labelledby="uploads-title">
          <div className="sec-head">
            <h2 id="uploads-title">{t('notArrived')}</h2>
            <span className="quiet">{t('notArrivedHint')}</span>
          </div>
          <ul>
            {file.uploads.map((upload) => (
              <li key={upload.id} className="doc doc-two">
                <div className="file">
                  <Icon name={upload.state === 'failed' ? 'warning' : 'file'} />
                  <span>
                    <b>{upload.fileName}</b>{' '}
                    <span className={upload.state === 'failed' ? 'tag tag-error' : 'tag tag-bare'}>{t(`state_${upload.state as 'failed'}`)}</span>
                    <span className="meta">
                      {sizeOf(upload.size, format)}. {t('began', { when: time(upload.beganAt) })} {upload.endedAt && t('ended', { when: time(upload.endedAt) })}{' '}
                      {upload.failureCode &&
                        (t.has(`failure_${upload.failureCode}` as 'failure_empty')
                          ? t(`failure_${upload.failureCode}` as 'failure_empty')
                          : upload.failureCode)}
                      {upload.item && ` ${t('for', { item: upload.item })}`}
                    </span>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
