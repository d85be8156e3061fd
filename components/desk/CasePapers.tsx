import { Uploader } from '@/components/documents/Uploader'
import { filesHint } from '@/components/documents/upload-words'
import { Icon } from '@/components/ui/Icon'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import type { StaffCase } from '@/lib/cases/queries'
import { documentKinds } from '@/lib/documents/schema'
import { useFormatter, useTranslations } from '@/lib/web/words'
import { CaseDocument } from './CaseDocument'
import { sizeOf } from './CaseFile'
import type { DocumentTools } from './document-tools'

type Props = { file: StaffCase; reader: { timeZone: string }; askedDocument: unknown; tools: DocumentTools }

/** Papers nobody asked for or asked for earlier, and what did not arrive, with the time it began (H-21). */
export function CasePapers({ file, reader, askedDocument, tools }: Props) {
  const t = useTranslations('desk.papers')
  const tf = useTranslations('desk.file')
  const ti = useTranslations('item')
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
            <li key={paper.documentId} className="doc doc-two">
              <CaseDocument file={paper} tools={tools} timeZone={reader.timeZone} askedDocument={askedDocument} />
              <span className="meta">{paper.by}</span>
            </li>
          ))}
        </ul>
        <OnlyNewest of={file.others} />
      </section>
      {tools && (
        <section className="section" aria-labelledby="add-title">
          <div className="sec-head">
            <h2 id="add-title">{t('add')}</h2>
            <span className="quiet">{t('addHint')}</span>
          </div>
          <p className="quiet" id={filesHint}>
            {ti('limits')}
          </p>
          <Uploader {...tools.uploader} itemId={null} main={false}>
            <div className="line doc-says">
              <span>
                <label className="label" htmlFor="add-kind">
                  {tf('kind')}
                </label>
                <select className="field" id="add-kind" name="kind" defaultValue="other">
                  {documentKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {tf(`kind_${kind}`)}
                    </option>
                  ))}
                </select>
              </span>
              <span>
                <label className="label" htmlFor="add-sees">
                  {tf('sees')}
                </label>
                <select className="field" id="add-sees" name="visibility" defaultValue="internal">
                  <option value="internal">{tf('sees_internal')}</option>
                  <option value="shared">{tf('sees_shared')}</option>
                </select>
              </span>
            </div>
          </Uploader>
        </section>
      )}
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
