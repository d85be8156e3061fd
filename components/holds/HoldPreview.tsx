'use client'

import { createTranslator } from 'use-intl/core'
import { dayInWords } from '@/components/ui/dates'
import { Icon } from '@/components/ui/Icon'
import { isDay } from '@/lib/core/clock'
import type { Locale, LocalText } from '@/lib/core/locale'
import type { NextStep } from '@/lib/holds/ladder/rules'
import type { HoldDraft } from './hold-draft'

export type Preview = 'portal' | 'mail' | 'es'
/** The very words of the member's page and mail, in one language. */
export type MemberWords = { hold: Record<string, string>; item: Record<string, string>; mail: Record<string, string>; letter: Record<string, string> }
type Props = {
  draft: HoldDraft
  today: string
  about: { number: string; person: string; member: string; memberLocale: Locale; technician: string; typeName: LocalText; subject: string; office: string }
  show: Preview
  choose: (preview: Preview) => void
  change: (part: Partial<HoldDraft>) => void
  words: Record<string, string>
  say: (word: string, values?: Record<string, string | number>) => string
  memberWords: Record<Locale, MemberWords>
  next: NextStep | null
}
type Translate = (key: string, values?: Record<string, string | number>) => string

/** What the member will see, in the words of the page and the mail themselves, while it is typed. */
export function HoldPreview({ draft, today, about, show, choose, change, words, say, memberWords, next }: Props) {
  const locale: Locale = show === 'es' ? 'es' : show === 'mail' ? about.memberLocale : 'en'
  const spanish = locale === 'es'
  const reason = (spanish && draft.reasonEs.trim()) || draft.reason.trim()
  const items = draft.items.map((item) => ({ ...item, name: (spanish && item.es.name.trim()) || item.name }))
  const respondBy = (style: 'short' | 'dated') => (isDay(draft.respondByOn) ? dayInWords(draft.respondByOn, locale, style) : '')
  const translate = (part: keyof MemberWords): Translate => createTranslator({ locale, messages: memberWords[locale][part] }) as unknown as Translate
  const paragraphs = reason.split(/\n{2,}/).filter(Boolean)
  if (!about.member)
    return (
      <section className="pv" aria-labelledby="preview-title">
        <h2 id="preview-title">{words.noMember}</h2>
        <p className="hint">{words.noMemberHint}</p>
      </section>
    )
  return (
    <section className="pv" aria-labelledby="preview-title">
      <div className="pv-head">
        <h2 id="preview-title">{say('preview', { person: about.person })}</h2>
        <div className="seg" role="radiogroup" aria-labelledby="preview-title">
          {(['portal', 'mail', 'es'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="preview-of" form="none" checked={show === one} onChange={() => choose(one)} />
              {words[`preview_${one}`]}
            </label>
          ))}
        </div>
      </div>
      {(show === 'es' || about.memberLocale === 'es') && (
        <div className="es-edit">
          <label className="label" htmlFor="hold-reason-es">
            {words.reasonEs}
          </label>
          <textarea
            className="field"
            id="hold-reason-es"
            lang="es"
            rows={4}
            maxLength={2000}
            value={draft.reasonEs}
            onChange={(event) => change({ reasonEs: event.target.value })}
          />
          {!draft.reasonEs.trim() && <p className="hint">{say('noSpanish', { person: about.person })}</p>}
        </div>
      )}
      <div className="seen" lang={locale} tabIndex={0} role="group" aria-labelledby="preview-title">
        {show === 'mail' ? (
          <Letter t={translate('letter')} m={translate('mail')} draft={draft} about={about} paragraphs={paragraphs} items={items} date={respondBy('dated')} />
        ) : (
          <Page
            t={translate('hold')}
            i={translate('item')}
            draft={draft}
            about={about}
            locale={locale}
            paragraphs={paragraphs}
            items={items}
            date={respondBy('short')}
            now={dayInWords(today, locale, 'day')}
            empty={words.noReasonYet ?? ''}
            next={next}
          />
        )}
      </div>
    </section>
  )
}

type Seen = { draft: HoldDraft; about: Props['about']; paragraphs: string[]; items: { key: number; name: string; required: boolean }[]; date: string }

function Page({
  t,
  i,
  draft,
  about,
  locale,
  paragraphs,
  items,
  date,
  now,
  empty,
  next,
}: Seen & { t: Translate; i: Translate; locale: Locale; now: string; empty: string; next: NextStep | null }) {
  return (
    <>
      <p className="eyebrow">
        {about.typeName[locale] ?? about.typeName.en} · <span className="no">{about.number}</span>
      </p>
      <p className="h">{draft.waitingFor === 'member' ? t('title') : t(`waiting_${draft.waitingFor}`)}</p>
      <div className="notice">
        <p className="notice-band">
          <span>
            <Icon name="circle-pause" /> {t('days', { days: 0 })}
          </span>
          {date && <span>{t('sendBy', { date })}</span>}
        </p>
        <div className="notice-body">
          <b>{t('why')}</b>
          <div className="reason">{paragraphs.length > 0 ? paragraphs.map((text, at) => <p key={at}>{text}</p>) : <p className="quiet">{empty}</p>}</div>
          <p className="quiet">
            {about.technician}, {now}
          </p>
          {next && (
            <p>
              {t('ladder', { step: next.step, end: next.end, on: dayInWords(next.on, locale), endsOn: next.endsOn ? dayInWords(next.endsOn, locale) : '' })}
            </p>
          )}
        </div>
      </div>
      {items.length > 0 && (
        <div className="section">
          <h3>{t('items')}</h3>
          <p>{t('leftToSend', { left: items.length, total: items.length })}</p>
          {items.map((item) => (
            <p key={item.key} className="task">
              <span>
                {item.name} {!item.required && <span className="quiet">({i('optional')})</span>}
              </span>
              <span className="tag tag-bare">
                <Icon name="open" /> {i('state_asked')}
              </span>
            </p>
          ))}
        </div>
      )}
    </>
  )
}

function Letter({ t, m, draft, about, paragraphs, items, date }: Seen & { t: Translate; m: Translate }) {
  const values = { name: about.member, number: about.number, office: about.office, waitingFor: draft.waitingFor }
  const lines = t(items.length > 0 && draft.waitingFor === 'member' ? 'introItems' : 'intro', values).split('\n')
  return (
    <div className="letter">
      <p className="eyebrow">{t('subject', values)}</p>
      <p className="h">{t('heading', values)}</p>
      <div className="notice">
        <p className="notice-band">{date ? m('respondByBand', { date }) : m('openBand', { waitingFor: draft.waitingFor })}</p>
      </div>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
      <b>{t('why', values)}</b>
      <div className="reason">
        {paragraphs.map((text, at) => (
          <p key={at}>{text}</p>
        ))}
      </div>
      {items.length > 0 && (
        <>
          <b>{t('items', values)}</b>
          <ul>
            {items.map((item) => (
              <li key={item.key}>{item.required ? item.name : m('optionalItem', { item: item.name })}</li>
            ))}
          </ul>
        </>
      )}
      <span className="press">{t('button', values)}</span>
      <p className="quiet">{t('hint', values)}</p>
    </div>
  )
}
