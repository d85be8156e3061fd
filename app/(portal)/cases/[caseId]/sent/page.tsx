import { redirect } from 'next/navigation'
import { NoSuchPage } from '@/components/portal/NoSuchPage'
import { ReceiptTools } from '@/components/portal/ReceiptTools'
import { WhoToAsk } from '@/components/portal/WhoToAsk'
import { dayInWords, momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { getMemberCase } from '@/lib/cases/member-queries'
import { nullIfNotFound } from '@/lib/core/errors'
import { isIn } from '@/lib/holds/rules'
import { reviewedBy } from '@/lib/holds/with-office'
import { requirePage } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

/** After "I have sent everything": the receipt, what happens next with a date, what we have, whom to ask. */
export default async function SentPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { actor, tenant } = await requirePage()
  const found = await getMemberCase(actor, (await params).caseId).catch(nullIfNotFound)
  if (!found) return <NoSuchPage />
  if (!found.hold?.sentAllAt || !found.hold.sentAllReceipt) redirect(`/cases/${found.number}`)
  const [t, i, c, u] = [await getTranslations('sent'), await getTranslations('item'), await getTranslations('case'), await getTranslations('ui')]
  const { locale, timeZone } = actor
  const { sentAllAt, sentAllReceipt, items } = found.hold
  const by = reviewedBy(sentAllAt, found)
  return (
    <div className="read">
      <section className="receipt on-inverse">
        <Icon name="circle-check" />
        <h1>{t('title')}</h1>
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
            <p>{t('byBody')}</p>
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
          {items
            .filter((item) => isIn(item.state) || item.state === 'partly_in')
            .map((item) => (
              <li key={item.id}>
                {item.state === 'accepted' ? <Icon name="check" /> : <Icon name="circle-dot" />}
                <div>
                  <p>{item.name}</p>
                  <p className="small quiet">{i(`state_${item.state}`)}</p>
                </div>
              </li>
            ))}
        </ul>
      </section>
      <WhoToAsk technician={found.technician} phone={tenant.phone} number={found.number} />
      <a className="btn btn-wide" href="/">
        {c('back')}
      </a>
    </div>
  )
}
