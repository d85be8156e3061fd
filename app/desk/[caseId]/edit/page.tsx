import type { Metadata } from 'next'
import { CaseForm } from '@/components/desk/CaseForm'
import { NoSuch } from '@/components/desk/NoSuch'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { getStaffCase, listCaseChoices } from '@/lib/cases/queries'
import { nullIfNotFound } from '@/lib/core/errors'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { updateCaseAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).desk.case.edit }
}

/** Changes what a case says of itself; a change by somebody else meanwhile is told, and nothing typed is lost. */
export default async function EditCasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const [actor, { caseId }, t, messages] = await Promise.all([requireActor(), params, getTranslations('desk.form'), getMessages()])
  if (!may(actor, 'case.update')) return <NoSuch what="case" />
  const file = await getStaffCase(actor, caseId, { history: 1 }).catch(nullIfNotFound)
  if (!file) return <NoSuch what="case" />
  const choices = await listCaseChoices(actor, { memberId: file.memberId, typeId: file.typeId })
  const here = `/desk/${file.id}`
  const member = file.memberId ? { id: file.memberId, name: file.memberName ?? '', email: file.memberEmail ?? '' } : null
  const { typeId, priority, title, description, customerId, contactId, departmentId } = file
  return (
    <Refusals of="desk" names={{}} locale={actor.locale} timeZone={actor.timeZone}>
      <main className="c" id="main">
        <p className="crumb">
          <a href="/desk" data-go="">
            {messages.desk.case.queue}
          </a>{' '}
          <span aria-hidden="true">/</span>{' '}
          <a href={here} data-go="">
            {file.number}
          </a>
        </p>
        <div className="head">
          <h1>{t('editTitle', { number: file.number })}</h1>
        </div>
        <CaseForm
          action={updateCaseAction}
          choices={{ ...choices, members: [] }}
          member={member}
          words={messages.desk.form}
          back={here}
          edited={{
            caseId: file.id,
            version: String(file.version),
            typeId,
            priority,
            title,
            description,
            customerId: customerId ?? '',
            contactId: contactId ?? '',
            departmentId: departmentId ?? '',
            subjectName: file.subject ?? '',
          }}
        />
      </main>
    </Refusals>
  )
}
