import type { ListedTemplate } from '@/lib/notifications/templates/get-template'
import { useFormatter, useTranslations } from '@/lib/web/words'

/** Every mail, a row each, with whose words it speaks in each language. */
export function TemplateList({ templates }: { templates: ListedTemplate[] }) {
  const t = useTranslations('admin.templates')
  const format = useFormatter()
  const locales = [...new Set(templates.map(({ locale }) => locale))]
  const mails = [...new Set(templates.map(({ mail }) => mail))]
  const state = ({ isOwn, fault, savedBy, savedAt }: ListedTemplate) => {
    if (!savedAt) return <span className="dim">{t('builtIn')}</span>
    const who = { by: savedBy ?? '', at: format.dateTime(savedAt, { month: 'short', day: 'numeric', year: 'numeric' }) }
    if (fault) return <span className="tag tag-error">{t('cannotBeUsed')}</span>
    return isOwn ? <span>{t('own', who)}</span> : <span className="dim">{t('resetBy', who)}</span>
  }
  return (
    <table className="grid admin-grid templates-grid">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('mail')}</th>
          {locales.map((locale) => (
            <th key={locale} scope="col">
              {t(`lang_${locale}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail}>
            <th scope="row">{t(`mail_${mail}`)}</th>
            {templates
              .filter((one) => one.mail === mail)
              .map((one) => (
                <td key={one.locale}>
                  <a href={`/desk/admin/templates/${mail}/${one.locale}`} data-go="">
                    {t(`lang_${one.locale}`)}
                    <span className="sr">: {t(`mail_${mail}`)}</span>
                  </a>{' '}
                  {state(one)}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
