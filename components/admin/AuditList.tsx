import { valuesOf } from '@/components/desk/CaseHistory'
import { dayInWords } from '@/components/ui/dates'
import { Empty } from '@/components/ui/Empty'
import type { AuditEntry } from '@/lib/access/audit-trail'
import { useFormatter, useTranslations } from '@/lib/web/words'

type Props = { events: AuditEntry[]; reader: { userId: string }; zone: string }

/** The trail as sentences: what, who, when and from where. */
export function AuditList({ events, reader, zone }: Props) {
  const t = useTranslations('admin.audit')
  const history = useTranslations('desk.history')
  const format = useFormatter()
  if (events.length === 0) {
    return <Empty title={t('none')} hint={t('noneHint')} />
  }
  const sentence = ({ type, details, actorId, actorName, personName }: AuditEntry) => {
    const own = `say_${type}`
    const [words, key] = t.has(own) ? [t, own] : [history, history.has(type) ? type : 'other']
    const listed = (name: string) => (Array.isArray(details[name]) && details[name].length > 0 ? details[name].join(', ').replaceAll('_', ' ') : 'none')
    const shown = (name: string) => (typeof details[name] === 'string' ? details[name].replaceAll('_', ' ') : '')
    const codes = Object.fromEntries(['from', 'fromStatus', 'to'].flatMap((name) => (typeof details[name] === 'string' ? [[details[name], shown(name)]] : [])))
    const respondBy = details.respondByOn
    return words.rich(key, {
      b: (chunks) => <b>{chunks}</b>,
      ...valuesOf({ details }, codes),
      day: typeof respondBy === 'string' ? dayInWords(respondBy, 'en', 'day') : 'none',
      actor: actorId === reader.userId ? history('you') : actorName,
      type: type.replaceAll('_', ' '),
      person: personName ?? t('somebody'),
      role: shown('role'),
      why: shown('why'),
      sessions: Array.isArray(details.sessionIds) ? details.sessionIds.length : 0,
      how: shown('how'),
      mail: shown('mail'),
      language: shown('language'),
      version: typeof details.version === 'number' ? details.version : 0,
      by: shown('by'),
      faults: typeof details.faults === 'number' ? details.faults : 0,
      sealed: typeof details.sealed === 'number' ? details.sealed : 0,
      fields: listed('changed').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      name: named(details.name),
      was: named(details.was),
      added: listed('added'),
      removed: listed('removed'),
    })
  }
  return (
    <table className="grid admin-grid audit-grid">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('caseNumber')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('where')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td className="a-when dim">
              <time dateTime={event.at.toISOString()}>
                {format.dateTime(event.at, {
                  year: 'numeric',
                  month: 'short',
                  day: 'numeric',
                  hour: 'numeric',
                  minute: '2-digit',
                  second: '2-digit',
                  timeZone: zone,
                })}
              </time>
            </td>
            <td className="a-what">
              {sentence(event)}
              <details>
                <summary>
                  {history('detail')}
                  <span className="sr">: {event.type.replaceAll('_', ' ')}</span>
                </summary>
                <pre>{JSON.stringify({ event: event.type, about: event.personName, ...event.details }, null, 1)}</pre>
              </details>
            </td>
            <td className={event.caseNumber ? 'a-case' : 'dash'}>
              {event.caseNumber ? (
                <a className="no" href={`/desk/${event.caseId}`} data-go="">
                  {event.caseNumber}
                </a>
              ) : (
                '–'
              )}
            </td>
            <td className="a-role dim">{event.actorRole.replaceAll('_', ' ')}</td>
            <td className={event.ip ? 'a-ip dim' : 'dash'}>{event.ip ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What something was called then, in the language of the staff. */
function named(name: unknown): string {
  return typeof name === 'object' && name && 'en' in name ? String(name.en) : ''
}
