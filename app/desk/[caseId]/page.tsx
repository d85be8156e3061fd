import type { Metadata } from 'next'
import { cache } from 'react'
import { AskForItemDialog } from '@/components/desk/AskForItemDialog'
import { AssignDialog } from '@/components/desk/AssignDialog'
import { CaseFacts } from '@/components/desk/CaseFacts'
import { CaseHeader } from '@/components/desk/CaseHeader'
import { CaseHistory, historyPage } from '@/components/desk/CaseHistory'
import { CaseItems } from '@/components/desk/CaseItems'
import { CaseNotes } from '@/components/desk/CaseNotes'
import { CaseOverview } from '@/components/desk/CaseOverview'
import { CasePapers } from '@/components/desk/CasePapers'
import { CaseSeen } from '@/components/desk/CaseSeen'
import { CaseTabs, readTab } from '@/components/desk/CaseTabs'
import { Deeds } from '@/components/desk/Deeds'
import { documentTools } from '@/components/desk/document-tools'
import { NoSuch } from '@/components/desk/NoSuch'
import { ReachTask } from '@/components/desk/ReachTask'
import { Refusals } from '@/components/desk/refusals'
import { HoldDialog } from '@/components/holds/HoldDialog'
import { Still } from '@/components/ui/Still'
import { may } from '@/lib/access/demand'
import { getStaffCase } from '@/lib/cases/queries'
import { nullIfNotFound } from '@/lib/core/errors'
import { messagesOf } from '@/lib/core/i18n'
import { isId, newId } from '@/lib/core/ids'
import type { Locale } from '@/lib/core/locale'
import { findLadder } from '@/lib/holds/ladder/get-ladder'
import { getHoldLetter, type HoldLetter } from '@/lib/notifications/templates/get-hold-letter'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import * as actions from './actions'

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const load = cache(async (caseId: string, history: number, before: string, dialog: 'hold' | 'assign' | null) => {
  const [at = '', id = ''] = before.split('.')
  const older = /^\d{1,14}$/.test(at) && isId(id) ? { at: new Date(Number(at)), id } : null
  const actor = await requireActor()
  if (!may(actor, 'queue.read')) return null
  const [file, ladder, mail] = await Promise.all([
    getStaffCase(actor, caseId, { history, before: older, dialog }).catch(nullIfNotFound),
    findLadder(actor, caseId),
    dialog === 'hold' && may(actor, 'hold.place') ? getHoldLetter(actor) : null,
  ])
  return file && { file, ladder, mail }
})

async function read({ params, searchParams }: Props) {
  const [{ caseId }, address] = await Promise.all([params, searchParams])
  const tab = readTab(address.tab)
  const wish = address.do === 'hold' || address.do === 'assign' ? address.do : null
  const before = tab === 'history' && typeof address.before === 'string' ? address.before : ''
  const template = typeof address.template === 'string' ? address.template : ''
  return {
    tab,
    before,
    template,
    returning: address.return,
    askedDocument: address.document,
    dialog: address.do,
    found: await load(caseId, tab === 'history' ? historyPage : 10, before, wish),
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await read(props)
  if (!found) return { title: (await getTranslations('desk.case'))('notFound') }
  const { file } = found
  return { title: `${file.number}, ${file.memberName ?? file.customer ?? file.title}` }
}

export default async function StaffCasePage(props: Props) {
  const [actor, { tab, before, template, returning, askedDocument, dialog, found }, t, messages] = await Promise.all([
    requireActor(),
    read(props),
    getTranslations('desk.case'),
    getMessages(),
  ])
  if (!found) return <NoSuch what="case" />
  const { file, ladder, mail } = found
  const here = `/desk/${file.id}`
  const reach = ladder?.reach === 'not_reached' && ladder.task?.doneAt ? 'by_staff' : (ladder?.reach ?? null)
  const mayWork = may(actor, 'case.update') && !file.deletedAt
  const person = file.memberName?.split(' ')[0] ?? t('theMember')
  const names = Object.fromEntries(file.statuses.map(({ code, name }) => [code, name[actor.locale] ?? name.en ?? code]))
  const mayDescribe = tab === 'documents' && may(actor, 'document.classify') && !file.deletedAt
  const tools = mayDescribe
    ? documentTools(
        await getTranslations('desk.file'),
        { locale: actor.locale, caseId: file.id, action: actions.sendFilesAction },
        actions.changeDocumentAction,
      )
    : null
  const history = (
    <Still>
      <CaseHistory file={file} reader={actor} names={names} whole={tab === 'history'} later={Boolean(before)} here={here} />
    </Still>
  )
  return (
    <Refusals of="desk" names={names} locale={actor.locale} timeZone={actor.timeZone}>
      <main className="c" id="main">
        <Still>
          <CaseHeader file={file} reader={actor} names={names} here={here} rights={{ work: mayWork, delete: may(actor, 'case.delete') }} />
        </Still>
        {may(actor, 'case.update') && <Deeds action={actions.caseDeedAction} working={t('working')} />}
        <Still>
          <CaseFacts file={file} reader={actor} next={ladder?.next ?? null} reach={reach} />
        </Still>
        {ladder?.task && <ReachTask action={actions.tickReachTaskAction} caseId={file.id} task={ladder.task} reader={actor} mayTick={mayWork} />}
        <Still>
          <CaseTabs file={file} tab={tab} here={here} />
        </Still>
        {tab === 'history' ? (
          history
        ) : (
          <div className="two">
            <div>
              {tab === 'notes' ? (
                <CaseNotes file={file} reader={actor} action={actions.addNoteAction} person={person} mayWrite={!file.deletedAt} />
              ) : (
                <>
                  {tab === 'overview' && (
                    <Still>
                      <CaseOverview file={file} />
                    </Still>
                  )}
                  {file.hold && (
                    <CaseItems
                      file={file}
                      reader={actor}
                      returnAction={actions.returnItemAction}
                      person={person}
                      here={here}
                      returning={returning}
                      askedDocument={askedDocument}
                      spanishReturns={messagesOf('es').returnCodes}
                      mayReview={mayWork && may(actor, 'item.review')}
                      isWhole={tab === 'documents'}
                      tools={tools}
                    />
                  )}
                  {(tab === 'documents' || !file.hold) && <CasePapers file={file} reader={actor} askedDocument={askedDocument} tools={tools} />}
                </>
              )}
            </div>
            {history}
          </div>
        )}
      </main>
      {file.hasMemberUpdates && file.technicianId === actor.userId && <CaseSeen action={actions.markCaseSeenAction} caseId={file.id} asOf={file.updatedAt} />}
      {dialog === 'hold' && mayWork && mail && (
        <HoldDialog
          action={actions.placeHoldAction}
          caseId={file.id}
          userId={actor.userId}
          back={here}
          requestKey={newId()}
          about={{
            number: file.number,
            person,
            member: file.memberName ?? '',
            memberLocale: file.memberLocale ?? 'en',
            technician: actor.name,
            typeName: file.typeName,
            subject: file.subject ?? file.memberName ?? '',
            office: mail.office,
          }}
          today={file.today}
          templates={file.templates}
          ladder={ladder && { settings: ladder.settings, holidays: ladder.holidays }}
          chosen={template}
          words={messages.desk.hold}
          memberWords={{ en: memberWords('en', mail.letters.en), es: memberWords('es', mail.letters.es) }}
        />
      )}
      {dialog === 'assign' && mayWork && (
        <AssignDialog
          action={actions.assignCaseAction}
          caseId={file.id}
          technicianId={file.technicianId}
          technicians={file.technicians}
          back={here}
          words={messages.desk.assign}
        />
      )}
      {dialog === 'item' && mayWork && file.hold && (
        <AskForItemDialog
          action={actions.askForItemAction}
          caseId={file.id}
          back={here}
          words={messages.desk.askItem}
          person={person}
          spanish={file.memberLocale === 'es'}
        />
      )}
    </Refusals>
  )
}

/** The member's own words that the preview of a hold shows, from where the member's pages and mails have them. */
function memberWords(locale: Locale, letter: HoldLetter) {
  const { hold, item, mail } = messagesOf(locale)
  const { title, days, sendBy, why, items, leftToSend, waiting_third_party, waiting_us, ladder } = hold
  return {
    hold: { title, days, sendBy, why, items, leftToSend, waiting_third_party, waiting_us, ladder },
    item: { state_asked: item.state_asked, optional: item.optional },
    mail: { respondByBand: mail.respondByBand, openBand: mail.openBand, optionalItem: mail.optionalItem },
    letter,
  }
}
