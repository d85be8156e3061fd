import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { NoSuchPage } from '@/components/portal/NoSuchPage'
import { ReceiptTools } from '@/components/portal/ReceiptTools'
import { WhoToAsk } from '@/components/portal/WhoToAsk'
import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { getMemberCase } from '@/lib/cases/member-queries'
import { nullIfNotFound } from '@/lib/core/errors'
import { whatWasSent } from '@/lib/holds/what-was-sent'
import { reviewedBy } from '@/lib/holds/with-office'
import { requirePage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

type Props = { params: Promise<{ caseId: string }> }

/** Read once, for the page and its title. */
const read = cache(async (caseId: string) => {
  const { actor } = await requirePage()
  const found = await getMemberCase(actor, caseId).catch(nullIfNotFound)
  const sent = found && whatWasSent(found)
  return { found, sent, what: sent && sent.items.length + sent.files.length > 0 ? 'documents' : 'words' }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found, what } = await read((await params).caseId)
  return { title: found ? `${(await getTranslations('sent'))('title', { what })}, ${found.number}` : (await getTranslations('ui'))('notFoundTitle') }
}

/** After "I have sent everything": the receipt, what happens next with a date, what we have, whom to ask. */
export default async function SentPage({ params }: Props) {
  const { actor, tenant } = await requirePage()
  const { found, sent, what } = await read((await params).caseId)
  if (!found || !sent) return <NoSuchPage />
  if (!found.hold?.sentAllAt || !found.hold.sentAllReceipt) redirect(`/cases/${found.number}`)
  const [t, i, c, u] = [await getTranslations('sent'), await getTranslations('item'), await getTranslations('case'), await getTranslations('ui')]
  const { locale, timeZone } = actor
  const { sentAllAt, sentAllReceipt } = found.hold
  const { items, files, notes } = sent
  const by = reviewedBy(sentAllAt, found)
  return (
    <div className="read">
      <section className="receipt on-inverse">
        <Icon name="circle-check" />
        <h1>{t('title', { what })}</h1>
        <dl>
          <dt>{t('receipt')}</dt>
          <dd className="no" id="receipt-number">
            {sentAllReceipt}
          </dd>
          <dt>{t('at')}</dt>
          <dd>{momentInWords(sentAllAt, locale, timeZone, 'full')}</dd>
        </dl>
      </section>
      <ReceiptTools number={sentAllReceipt} shownIn="receipt-number" words={{ copy: u('copy'), copied: u('copied'), marked: u('marked'), print: u('print') }} />
      <section className="section after" aria-labelledby="next-h">
        <h2 id="next-h">{c('next')}</h2>
        <ol className="steps">
          <li>
            <b>{t('now')}</b>
            <p>{t('nowBody')}</p>
          </li>
          <li>
            <b>{t('by', { date: dayInWords(by, locale) })}</b>
            <p>{t('byBody', { what })}</p>
          </li>
          <li>
            <b>{t('then')}</b>
            <p>{found.whatHappensNext}</p>
            <p>{t('mail')}</p>
          </li>
        </ol>
      </section>
      <section className="section after" aria-labelledby="have-h">
        <h2 id="have-h">{t('have')}</h2>
        <ul className="rows have">
          {items.map((item) => (
            <li key={item.id}>
              {item.state === 'accepted' ? <Icon name="check" /> : <Icon name="circle-dot" />}
              <div>
                <p>{item.name}</p>
                <p className="small quiet">{i(`state_${item.state}`)}</p>
              </div>
            </li>
          ))}
          {files.map((file) => (
            <li key={file.documentId}>
              <Icon name="circle-dot" />
              <div>
                <p>{file.name}</p>
                <p className="small quiet">
                  {i('receipt')} <span className="no">{file.receiptNumber}</span>
                </p>
              </div>
            </li>
          ))}
          {notes > 0 && (
            <li>
              <Icon name="circle-dot" />
              <p>{t('notes', { count: notes })}</p>
            </li>
          )}
        </ul>
      </section>
      <WhoToAsk technician={found.technician} phone={tenant.phone} number={found.number} />
      <a className="btn btn-wide" href="/">
        {c('back')}
      </a>
    </div>
  )
}
