import type { ComponentProps } from 'react'
import { Uploader } from '@/components/documents/Uploader'
import { useFormatter, useTranslations } from '@/lib/web/words'
import { CaseFile, sizeOf } from './CaseFile'
import { DocumentForm } from './DocumentForm'
import type { DocumentTools } from './document-tools'

type Props = {
  file: ComponentProps<typeof CaseFile>['file']
  tools: DocumentTools
  timeZone: string
  /** the document the address asks for: its versions are seen at once */
  askedDocument: unknown
}

/** A document whole: every version with who, when, how large, what and its hash; what it is, who sees it, and its next version. */
export function CaseDocument({ file, tools, timeZone, askedDocument }: Props) {
  const t = useTranslations('desk.file')
  const format = useFormatter()
  const versions = [file, ...file.earlier]
  const isMembers = versions.at(-1)?.byMember ?? false
  return (
    <div id={`document-${file.documentId}`}>
      <CaseFile file={file} timeZone={timeZone} t={t} format={format} />
      <details className="versions" open={file.documentId === askedDocument}>
        <summary>{t('details', { count: versions.length })}</summary>
        <ol>
          {versions.map((one) => (
            <li key={one.id}>
              <b>{t('versionBy', { version: one.version, by: one.by })}</b>{' '}
              <a href={`/api/documents/${one.id}`} download="">
                {one.name}
              </a>
              <span className="meta">
                {format.dateTime(new Date(one.receivedAt), { dateStyle: 'medium', timeStyle: 'medium', timeZone })}, {sizeOf(one.size, format)}, {one.mediaType}
                , {t('receipt')} <span className="no">{one.receiptNumber}</span>
              </span>
              <span className="meta">
                SHA-256 <code className="hash">{one.sha256}</code>
              </span>
            </li>
          ))}
        </ol>
        {tools && (
          <>
            <DocumentForm {...tools.form} documentId={file.documentId} kind={file.kind} visibility={file.visibility} isMembers={isMembers} />
            <Uploader
              {...tools.uploader}
              itemId={null}
              documentId={file.documentId}
              main={false}
              chooseFile={t('newVersion')}
              label={t('newVersionOf', { file: file.name })}
            />
          </>
        )}
      </details>
    </div>
  )
}
