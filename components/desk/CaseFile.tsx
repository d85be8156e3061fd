import { momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import type { StaffFile } from '@/lib/cases/queries'
import type { useFormatter, useTranslations } from '@/lib/web/words'

type Props = {
  file: StaffFile & { item?: string | null }
  /** where the versions before it can be read, where they are not here */
  earlierAt?: string
  timeZone: string
  t: ReturnType<typeof useTranslations>
  format: ReturnType<typeof useFormatter>
}

/** A file with what was found in it, when it came and its receipt. The link is followed only when pressed. */
export function CaseFile({ file, earlierAt, timeZone, t, format }: Props) {
  const facts = [
    file.kind !== 'member_upload' && t(`kind_${file.kind}`),
    file.visibility === 'internal' && t('sees_internal'),
    sizeOf(file.size, format),
    file.pages ? t('pages', { pages: file.pages }) : null,
    ...file.findings.map(({ code }) => (t.has(`finding_${code}` as 'finding_blank_page') ? t(`finding_${code}` as 'finding_blank_page') : code)),
    momentInWords(file.receivedAt, 'en', timeZone, 'time'),
  ]
  return (
    <div className="file">
      <Icon name={file.mediaType.startsWith('image/') ? 'picture' : 'file'} />
      <span>
        <a href={`/api/documents/${file.id}`} download="">
          {file.name}
        </a>{' '}
        {file.isNew && <span className="tag tag-new">{t('new')}</span>}
        <span className="meta">
          {facts.filter(Boolean).join(', ')}.{' '}
          {file.version > 1 && (
            <>
              {t('version', { version: file.version })}{' '}
              {earlierAt && (
                <a href={`${earlierAt}&document=${file.documentId}#document-${file.documentId}`} data-go="">
                  {t('earlier')}
                </a>
              )}{' '}
            </>
          )}
          {t('receipt')} <span className="no">{file.receiptNumber}</span>
          {file.item && <> · {t('for', { item: file.item })}</>}
        </span>
      </span>
    </div>
  )
}

/** A size in words: KB under a megabyte, then MB. */
export function sizeOf(bytes: number, format: Props['format']): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(bytes && 1, bytes / 1000), 'kilobyte']
  return format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: bytes >= 1_000_000 ? 1 : 0 })
}
