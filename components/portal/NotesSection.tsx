import type { ComponentProps } from 'react'
import { momentInWords } from '@/components/ui/dates'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import { Still } from '@/components/ui/Still'
import type { MemberCase } from '@/lib/cases/member-queries'
import { useTranslations } from '@/lib/web/words'
import { NoteForm } from './NoteForm'

type Props = { found: MemberCase; userId: string; locale: string; timeZone: string; action: ComponentProps<typeof NoteForm>['action'] }

/** What member and office wrote to each other, oldest first, and the form for more. */
export function NotesSection({ found, userId, locale, timeZone, action }: Props) {
  const t = useTranslations('case')
  return (
    <section className="section after" id="note" aria-labelledby="note-h">
      <Still>
        <h2 id="note-h">{t('notes')}</h2>
        <OnlyNewest of={found.notes} />
        <div className="said">
          {found.notes.length === 0 && <p className="small quiet">{t('noNotes')}</p>}
          {found.notes.toReversed().map((note) => (
            <div className={note.mine ? 'note mine' : 'note'} key={note.id}>
              <p className="typed">{note.body}</p>
              <p>
                {note.mine ? t('you') : note.by}, {momentInWords(note.at, locale, timeZone)}
              </p>
            </div>
          ))}
        </div>
      </Still>
      <NoteForm locale={locale} caseId={found.id} userId={userId} action={action} />
    </section>
  )
}
