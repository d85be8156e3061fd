import type { Metadata } from 'next'
import { cache } from 'react'
import { DocumentsSection } from '@/components/holds/DocumentsSection'
import { ItemsSection } from '@/components/holds/ItemsSection'
import { WithUs } from '@/components/holds/WithUs'
import { CaseHistory } from '@/components/portal/CaseHistory'
import { NoSuchPage } from '@/components/portal/NoSuchPage'
import { NotesSection } from '@/components/portal/NotesSection'
import { WhoToAsk } from '@/components/portal/WhoToAsk'
import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { Still } from '@/components/ui/Still'
import { getMemberCase } from '@/lib/cases/member-queries'
import { daysBetween, localDay } from '@/lib/core/clock'
import { nullIfNotFound } from '@/lib/core/errors'
import { findLadder } from '@/lib/holds/ladder/get-ladder'
import { markHoldOpened } from '@/lib/holds/reach/mark-hold-opened'
import { daysOnHold, leftToSend } from '@/lib/holds/rules'
import { withOffice } from '@/lib/holds/with-office'
import { requirePage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'
import { addNoteAction, sendEverythingAction, sendFilesAction } from './actions'

type Props = { params: Promise<{ caseId: string }> }

/** Read once, for the page and its title. */
const read = cache(async (caseId: string) => {
  const { actor } = await requirePage()
  if (actor.role !== 'member') return { found: null, ladder: null }
  const [found, ladder] = await Promise.all([getMemberCase(actor, caseId).catch(nullIfNotFound), findLadder(actor, caseId)])
  return { found, ladder }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await read((await params).caseId)
  return { title: found ? `${found.number}, ${found.type}` : (await getTranslations('ui'))('notFoundTitle') }
}

/** One case as its member sees it; on hold, with the reason first and what they can do. */
export default async function CasePage({ params }: Props) {
  const { actor, tenant } = await requirePage()
  const { found, ladder } = await read((await params).caseId)
  if (!found) return <NoSuchPage />
  if (ladder?.isUnopened) await markHoldOpened(actor, { caseId: found.id })
  const next = ladder?.next?.held ? null : ladder?.next
  const [t, u, c] = [await getTranslations('hold'), await getTranslations('ui'), await getTranslations('case')]
  const { hold, today } = found
  const { locale, timeZone, userId } = actor
  const withUs = withOffice(found, today)
  const left = hold ? leftToSend(hold.items).length : 0
  return (
    <>
      <Still>
        <a className="back" href="/">
          <Icon name="left" /> {u('yourCases')}
        </a>
        <p className="eyebrow">
          {found.type} · <span className="no">{found.number}</span>
        </p>
        <h1 className="h-page">{withUs ? t('waiting_us') : hold ? t('title') : found.status}</h1>
        {hold && withUs && (
          <div className="note">
            <WithUs hold={hold} withUs={withUs} locale={locale} />
          </div>
        )}
      </Still>
      <div className="cols">
        <div>
          {hold && (
            <>
              <Still>
                <section className="notice why" id="why" aria-labelledby="why-h">
                  <p className="notice-band">
                    <span>
                      <Icon name="circle-pause" /> {t('days', { days: daysOnHold(localDay(new Date(hold.placedAt), timeZone), today) })}
                    </span>
                    {withUs ? (
                      <span>{t('withUsBand')}</span>
                    ) : (
                      hold.respondByOn && <span>{t('sendBy', { date: dayInWords(hold.respondByOn, locale, 'short') })}</span>
                    )}
                  </p>
                  <div className="notice-body">
                    <h2 className="why-title" id="why-h">
                      {t('why')}
                    </h2>
                    <div className="reason">
                      {hold.reason.split(/\n{2,}/).map((paragraph) => (
                        <p key={paragraph}>{paragraph}</p>
                      ))}
                    </div>
                    <p className="small quiet">
                      {hold.placedBy}, {momentInWords(hold.placedAt, locale, timeZone)}
                    </p>
                    {hold.waitingFor !== 'member' && <p>{t(`waiting_${hold.waitingFor}`)}</p>}
                    {hold.respondByOn && !withUs && (
                      <p className="by">
                        <span>{t.rich('pleaseSendBy', { date: dayInWords(hold.respondByOn, locale), b: (words) => <b>{words}</b> })}</span>{' '}
                        <span>{daysBetween(today, hold.respondByOn) < 0 ? t('overdue') : t('inDays', { days: daysBetween(today, hold.respondByOn) })}</span>
                      </p>
                    )}
                    {next && (
                      <p className="small">
                        {t('ladder', {
                          step: next.step,
                          end: next.end,
                          on: dayInWords(next.on, locale),
                          endsOn: next.endsOn ? dayInWords(next.endsOn, locale) : '',
                        })}
                      </p>
                    )}
                  </div>
                </section>
              </Still>
              <section className="section todo" aria-labelledby="todo-h">
                <h2 id="todo-h">{t('whatYouCanDo')}</h2>
                <ol>
                  <li>
                    <a href="#why">
                      <span>{t('readWhy')}</span>
                    </a>
                  </li>
                  <li>
                    <a href="#items">
                      <span>{t(withUs ? 'uploadMore' : 'uploadYours')}</span>
                      {hold.items.length > 0 && !withUs && <small>{t('left', { count: left })}</small>}
                    </a>
                  </li>
                  <li>
                    <a href="#note">
                      <span>{t('addNote')}</span>
                      <small>{t('ifYouWant')}</small>
                    </a>
                  </li>
                </ol>
              </section>
              <ItemsSection found={found} hold={hold} locale={locale} timeZone={timeZone} sendFiles={sendFilesAction} sendEverything={sendEverythingAction} />
            </>
          )}
          {!hold && found.kind !== 'closed' && (
            <Still>
              <section className="section after" aria-labelledby="next-h">
                <h2 id="next-h">{c('next')}</h2>
                <p>{found.whatHappensNext}</p>
              </section>
            </Still>
          )}
          {!hold && <DocumentsSection found={found} timeZone={timeZone} uploader={{ locale, caseId: found.id, action: sendFilesAction }} />}
          <NotesSection found={found} userId={userId} locale={locale} timeZone={timeZone} action={addNoteAction} />
          <Still>
            <CaseHistory history={found.history} locale={locale} timeZone={timeZone} />
          </Still>
        </div>
        <Still>
          <WhoToAsk technician={found.technician} phone={tenant.phone} number={found.number} />
        </Still>
      </div>
    </>
  )
}
