import type { Metadata } from 'next'
import { CaseForm } from '@/components/desk/CaseForm'
import { NoSuch } from '@/components/desk/NoSuch'
import { Refusals } from '@/components/desk/refusals'
import { may } from '@/lib/access/demand'
import { listCaseChoices } from '@/lib/cases/queries'
import { requireActor } from '@/lib/web/require-actor'
import { getMessages, getTranslations } from '@/lib/web/words'
import { openCaseAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.form'))('newTitle') }
}

/** Opening a case: first for whom, then what. */
export default async function NewCasePage({ searchParams }: Props) {
  const [actor, address, t, messages] = await Promise.all([requireActor(), searchParams, getTranslations('desk.form'), getMessages()])
  if (!may(actor, 'case.open')) return <NoSuch what="page" />
  const words = typeof address.who === 'string' ? address.who.trim().slice(0, 100) : ''
  const memberId = typeof address.member === 'string' ? address.member : null
  const choices = await listCaseChoices(actor, { words, memberId: memberId === 'none' ? null : memberId })
  const member = memberId && memberId !== 'none' ? (choices.members.length === 1 ? choices.members[0] : undefined) : undefined
  return (
    <Refusals of="desk" names={{}} locale={actor.locale} timeZone={actor.timeZone}>
      <main className="c" id="main">
        <p className="crumb">
          <a href="/desk" data-go="">
            {messages.desk.case.queue}
          </a>{' '}
          <span aria-hidden="true">/</span> <span>{t('newTitle')}</span>
        </p>
        <div className="head">
          <h1>{t('newTitle')}</h1>
        </div>
        {member || memberId === 'none' ? (
          <CaseForm action={openCaseAction} choices={{ ...choices, members: [] }} member={member ?? null} words={messages.desk.form} back="/desk" />
        ) : (
          <section className="section form" aria-labelledby="who-title">
            <h2 id="who-title">{t('whoTitle')}</h2>
            <form className="line" action="/desk/new">
              <label className="label" htmlFor="who">
                {t('find')}
              </label>
              <input className="field" id="who" name="who" type="search" defaultValue={words} maxLength={100} />
              <button type="submit" className="btn btn-neutral">
                {t('findNow')}
              </button>
            </form>
            {choices.members.length === 0 && <p className="quiet">{t('nobody')}</p>}
            <ul className="rows">
              {choices.members.map(({ id, name, email }) => (
                <li key={id} className="doc doc-two">
                  <span>
                    <b>{name}</b> <span className="quiet">{email}</span>
                  </span>
                  <a className="btn btn-small" href={`/desk/new?member=${id}`} data-go="">
                    {t('choose')} <span className="sr">{name}</span>
                  </a>
                </li>
              ))}
            </ul>
            {choices.customers.length > 0 && (
              <p>
                <a href="/desk/new?member=none" data-go="">
                  {t('withoutMember')}
                </a>
              </p>
            )}
          </section>
        )}
      </main>
    </Refusals>
  )
}
