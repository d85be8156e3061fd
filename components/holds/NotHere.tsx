import { failureInWords, uploadWords } from '@/components/documents/upload-words'
import { momentInWords } from '@/components/ui/dates'
import type { MemberCase } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'

type Props = { uploads: MemberCase['failedUploads']; locale: string; timeZone: string }

/** Files that a member began to send and that are not here, each with why and when it began (H-21). */
export function NotHere({ uploads, locale, timeZone }: Props) {
  const i = useTranslations('item')
  const words = uploadWords(locale)
  if (uploads.length === 0) return null
  return (
    <div className="upload-failed">
      <h3>{i('notHereTitle')}</h3>
      <ul>
        {uploads.map((upload) => (
          <li key={upload.id}>
            {upload.fileName}: {failureInWords(upload.code ?? upload.state, words)}{' '}
            <span className="small quiet">{i('began', { date: momentInWords(upload.beganAt, locale, timeZone, 'full') })}</span>
          </li>
        ))}
      </ul>
      <p>{words.failedHow}</p>
    </div>
  )
}
