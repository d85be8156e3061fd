import { momentInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import type { FormState } from '@/lib/core/form-state'
import type { EmailIssue } from '@/lib/notifications/flags/list-email-issues'
import { useTranslations } from '@/lib/web/words'
import { ResolveIssue } from './ResolveIssue'

type Props = {
  issues: EmailIssue[]
  reader: { locale: string; timeZone: string }
  action: (before: FormState<void>, form: FormData) => Promise<FormState<void>>
}

/** The people whose addresses are flagged, a row each, with what to do about it. */
export function EmailIssueList({ issues, reader, action }: Props) {
  const t = useTranslations('admin.emailIssues')
  if (issues.length === 0) {
    return <Empty title={t('none')} hint={t('noneHint')} />
  }
  const refusals = Object.fromEntries(['missing', 'too_short', 'too_long', 'email_issue', 'forbidden'].map((word) => [word, t(`refused_${word}`)]))
  return (
    <table className="grid admin-grid issues-grid">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('action')}</th>
        </tr>
      </thead>
      <tbody>
        {issues.map(({ userId, name, email, flags }) => (
          <tr key={userId}>
            <td className="c-who">
              <a href={`/desk/admin/users/${userId}`} data-go="" data-row="">
                {name}
              </a>
              <span className="dim a-break">{email}</span>
            </td>
            <td className="a-wide a-flags">
              <ul>
                {flags.map((flag) => (
                  <li key={`${flag.kind} ${flag.address}`}>
                    <span className="tag tag-error">{t(flag.kind)}</span>{' '}
                    {t('since', { at: momentInWords(flag.flaggedAt, reader.locale, reader.timeZone, 'full') })}{' '}
                    {flag.address !== email && <span>{t('oldAddress', { address: flag.address })} </span>}
                    {flag.caseNumber && (
                      <a className="no" href={`/desk/${flag.caseId}`} data-go="">
                        {flag.caseNumber}
                      </a>
                    )}
                    {flag.detail && <span className="dim a-break">{flag.detail}</span>}
                  </li>
                ))}
              </ul>
            </td>
            <td className="a-wide">
              <details className="a-confirm">
                <summary className="btn btn-small btn-neutral">
                  {t('resolve')}
                  <span className="sr">: {name}</span>
                </summary>
                <ResolveIssue
                  action={action}
                  userId={userId}
                  words={{
                    title: t('resolveTitle', { name }),
                    text: t('resolveText'),
                    note: t('note'),
                    submit: t('resolveNow'),
                    pending: t('working'),
                    failed: t('failed'),
                    refusals,
                  }}
                />
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
