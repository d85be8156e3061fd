import type { Metadata } from 'next'
import { HeldCase } from '@/components/holds/HeldCase'
import { momentInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { OnlyNewest } from '@/components/ui/OnlyNewest'
import { Still } from '@/components/ui/Still'
import { iconOf } from '@/components/ui/status-icon'
import { listMemberCases } from '@/lib/cases/member-queries'
import { localDay } from '@/lib/core/clock'
import { asksMember, withOffice } from '@/lib/holds/with-office'
import { requireActor } from '@/lib/web/require-actor'
import { getTranslations } from '@/lib/web/words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ui'))('yourCases') }
}

/** The member's first page: what waits for them, then everything else. */
export default async function Dashboard() {
  const actor = await requireActor()
  if (actor.role !== 'member') return null
  const [t, cases] = [await getTranslations('portal'), await listMemberCases(actor)]
  const today = localDay(actor.at, actor.timeZone)
  const held = cases.flatMap((row) => (row.hold ? [{ row, hold: row.hold, withUs: withOffice(row, today) }] : []))
  const others = cases.filter((row) => !row.hold)
  const waiting = held.filter(({ hold, withUs }) => asksMember(hold, withUs))
  const shown = [...waiting, ...held.filter((one) => !waiting.includes(one))]
  return (
    <Still>
      <p className="eyebrow">{t('hello', { name: actor.name.split(' ')[0] ?? actor.name })}</p>
      <h1 className="h-page">{waiting.length > 0 ? t('onHold', { count: waiting.length }) : t('nothingToDo')}</h1>
      <div className="held-cases">
        {shown.map(({ row, hold, withUs }) => (
          <HeldCase key={row.id} held={row} hold={hold} withUs={withUs} today={today} locale={actor.locale} timeZone={actor.timeZone} />
        ))}
      </div>
      {others.length > 0 && (
        <section className="section after others" aria-labelledby="others">
          <h2 id="others">{t('otherCases')}</h2>
          <ul className="rows">
            {others.map((row) => (
              <li key={row.id}>
                <a className="row-link" href={`/cases/${row.number}`}>
                  <span className="name">{row.type}</span>
                  <span className="tag tag-bare">
                    <Icon name={iconOf(row)} /> {row.status}
                  </span>
                  <span className="small quiet what">
                    {row.kind === 'open' && <span className="next">{row.whatHappensNext}</span>}
                    <span className="no">{row.number}</span> · {t('updated', { date: momentInWords(row.updatedAt, actor.locale, actor.timeZone) })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OnlyNewest of={cases} />
      {cases.length === 0 && <p className="after">{t('noCases')}</p>}
    </Still>
  )
}
