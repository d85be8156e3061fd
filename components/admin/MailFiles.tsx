import type { TrayFile } from '@/lib/replies/list-mail-tray'
import { useFormatter, useTranslations } from '@/lib/web/words'

/** The files of a mail in the tray, by name and size, and what became of each. None can be opened here: none was looked into. */
export function MailFiles({ files }: { files: TrayFile[] }) {
  const t = useTranslations('admin.mailTray')
  const format = useFormatter()
  const became = ({ receiptNumber, code }: TrayFile) =>
    receiptNumber ? t('fileArrived', { receipt: receiptNumber }) : code ? t('fileRefused') : t('fileWaits')
  return (
    <section className="a-section" aria-labelledby="files-h">
      <h2 id="files-h">{t('files')}</h2>
      {files.length === 0 ? (
        <p className="dim">{t('noFiles')}</p>
      ) : (
        <ul className="a-files">
          {files.map((file, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and their order is fixed
            <li key={n}>
              <bdi className="a-break">{file.fileName}</bdi>{' '}
              <span className="dim">
                {format.number(Math.max(1, Math.round(file.size / 1024)), { style: 'unit', unit: 'kilobyte' })}, {became(file)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
