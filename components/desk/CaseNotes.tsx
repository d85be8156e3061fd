import { Icon } from '@/components/ui/Icon'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import { startOfSentence } from '@/components/ui/start-of-sentence'
import type { StaffCase } from '@/lib/cases/queries'
import { useFormatter, useMessages, useTranslations } from '@/lib/web/words'
import type { FormAction } from './form-state'
import { NoteForm } from './NoteForm'

type Props = { file: StaffCase; reader: { userId: string; timeZone: string }; action: FormAction; person: string; mayWrite: boolean }

/** Notes of staff and member, internal and shared told apart by word, edge and ground. */
export function CaseNotes({ file, reader, action, person, mayWrite }: Props) {
  const t = useTranslations('desk.notes')
  const format = useFormatter()
  const messages = useMessages()
  const { title: _, none: __, fromMember: ___, ...words } = messages.desk.notes
  return (
    <section className="section" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('title')}</h2>
      {mayWrite && (
        <NoteForm
          action={action}
          caseId={file.id}
          userId={reader.userId}
          words={{ ...words, sharedHint: t('sharedHint', { person: startOfSentence(person) }), shared: t('shared', { person }) }}
        />
      )}
      {file.notes.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="notes">
        {file.notes.map((note) => (
          <li key={note.id} className={note.visibility}>
            <p className="by">
              <span className="tag">
                <Icon name={note.visibility === 'internal' ? 'lock' : 'people'} />{' '}
                {note.visibility === 'internal' ? t('internal') : note.byMember ? t('fromMember') : t('shared', { person })}
              </span>
              <b>{note.by}</b>
              <time dateTime={note.at}>{format.dateTime(new Date(note.at), { dateStyle: 'medium', timeStyle: 'short', timeZone: reader.timeZone })}</time>
            </p>
            <p className="plain">{note.body}</p>
          </li>
        ))}
      </ul>
      <OnlyNewest of={file.notes} />
    </section>
  )
}
