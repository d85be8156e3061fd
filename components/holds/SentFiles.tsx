import { Uploader, type UploaderOfPage } from '@/components/documents/Uploader'
import { findingInWords, uploadWords } from '@/components/documents/upload-words'
import { momentInWords } from '@/components/ui/dates'
import { Still } from '@/components/ui/Still'
import type { MemberFile } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'

type Version = MemberFile['earlier'][number]
type Props = {
  files: MemberFile[]
  /** whose next version is sent elsewhere */
  except?: MemberFile | undefined
  timeZone: string
  uploader: UploaderOfPage
}

/** Documents that came, each with its receipt, the versions before it and, where it may be, the way to send the next. */
export function SentFiles({ files, except, timeZone, uploader }: Props) {
  const t = useTranslations('item')
  const words = uploadWords(uploader.locale)
  const version = (one: Version) => (
    <>
      <a href={`/api/documents/${one.versionId}`}>{one.name}</a>
      <span className="quiet">
        {' '}
        {momentInWords(one.receivedAt, uploader.locale, timeZone, 'full')} · {one.mine ? t('receipt') : t('fromOffice')}{' '}
        <span className="no">{one.receiptNumber}</span>
      </span>
      {one.findings.map((code) => (
        <span className="finding" key={code}>
          {findingInWords(code, words)}
        </span>
      ))}
    </>
  )
  if (files.length === 0) return null
  const mayReplace = (file: MemberFile) => file.mayReplace && file !== except
  const list = (
    <ul className="sent-files small">
      {files.map((file) => (
        <li key={file.documentId}>
          {version(file)}
          {file.earlier.length > 0 && (
            <details>
              <summary>{t('earlier', { version: file.version })}</summary>
              <ul>
                {file.earlier.map((one) => (
                  <li key={one.versionId}>
                    {version(one)} <span className="quiet">{t('version', { version: one.version })}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {mayReplace(file) && (
            <Uploader
              {...uploader}
              itemId={null}
              documentId={file.documentId}
              main={false}
              folded={t.rich('replaceOf', { file: file.name, quiet: (words) => <span className="sr">{words}</span> })}
              chooseFile={t('newVersion')}
              label={t('newVersionOf', { file: file.name })}
            />
          )}
        </li>
      ))}
    </ul>
  )
  // what can be opened stays open when more comes
  return files.some((file) => mayReplace(file) || file.earlier.length > 0) ? list : <Still>{list}</Still>
}
