import { momentInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import type { TrayMail } from '@/lib/replies/list-mail-tray'
import { limits } from '@/lib/replies/rules'
import type { TrayView } from '@/lib/replies/schema'
import { useTranslations } from '@/lib/web/words'

type Props = { mails: TrayMail[]; show: TrayView['show']; reader: { locale: string; timeZone: string } }

/** Mails of the tray, a row each: from whom, about what, and why it lies here. */
export function MailTrayList({ mails, show, reader }: Props) {
  const t = useTranslations('admin.mailTray')
  if (mails.length === 0) return <Empty title={t(`none_${show}`)} hint={t(`none_${show}Hint`)} />
  return (
    <table className="grid admin-grid mail-grid">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('about')}</th>
          <th scope="col">{t('from')}</th>
          <th scope="col">{t('whyHead')}</th>
          <th scope="col">{t('case')}</th>
          <th scope="col">{t('when')}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td className="c-who">
              <a href={`/desk/admin/mail-tray/${mail.id}`} data-go="" data-row="">
                <bdi>{mail.subject || t('noSubject')}</bdi>
              </a>
            </td>
            <td className="a-wide a-break">
              <bdi>{mail.from || t('noSender')}</bdi>
            </td>
            <td className="a-wide a-break">{t(`why_${mail.why}`, { most: limits.files })}</td>
            <td>
              <span className="no">{mail.attachedTo?.number ?? mail.number}</span>
            </td>
            <td>
              <time dateTime={mail.receivedAt}>{momentInWords(mail.receivedAt, reader.locale, reader.timeZone, 'full')}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
