import type { ReactElement } from 'react'
import type { FrameProps } from '@/emails/parts/Frame'
import { env } from '@/lib/core/env'
import { translator } from '@/lib/core/i18n'
import { inLanguage, type LocalText } from '@/lib/core/locale'
import { oneLine } from '@/lib/mail/mailbox-address'
import { takesReplies } from '@/lib/mail/reply-address'
import type { LoadedDelivery } from '../load-delivery'
import { wordsOn } from '../rules'
import { inOwnWords } from '../templates/own-words'

/** A mail before it is rendered: its subject and its component, in the reader's words. */
export type Letter = { subject: string; element: ReactElement }

export type Words = ReturnType<typeof translator<'mail'>>

/** The words of mails in the reader's language and zone: the office's own where it has some, else the built-in ones. */
export function wordsFor({ recipient, tenant, case: about, template }: LoadedDelivery): Words {
  const builtIn = translator(recipient.locale, 'mail', recipient.timeZone)
  if (!template?.words) return builtIn
  const everywhere = { name: named(recipient.name), office: named(tenant.name), number: about?.number ?? '' }
  return inOwnWords(builtIn as Parameters<typeof inOwnWords>[0], recipient.locale, template.words, everywhere) as Words
}

/** Of whom the frame of a mail speaks, and in which language. */
type Framed = { recipient: Pick<LoadedDelivery['recipient'], 'locale'>; tenant: Pick<LoadedDelivery['tenant'], 'name' | 'address' | 'color'> }

/** The frame of a mail: the office's name, colour and address, and why the reader gets it. */
export function frameFor({ recipient, tenant }: Framed, words: { preview: string; heading: string; intro: string; because: string }): FrameProps {
  const accent = /^#[0-9a-f]{6}$/i.test(tenant.color) ? tenant.color.toLowerCase() : '#0a5c5f'
  const office = [tenant.name, tenant.address].filter(Boolean).join(', ')
  return {
    lang: recipient.locale,
    preview: words.preview,
    office: tenant.name,
    accent,
    onAccent: wordsOn(accent),
    heading: words.heading,
    intro: words.intro,
    footer: [`${office}.`, words.because],
  }
}

/** The facts every mail about a case ends with. */
export function caseFacts({ case: about }: LoadedDelivery, t: Words) {
  const worker = [about?.technician?.name, about?.technician?.phone].filter(Boolean).join(', ')
  return [
    ...(about ? [{ label: t('labels.number'), value: about.number }] : []),
    ...(about?.subject || about?.member ? [{ label: t('labels.employee'), value: about.subject ?? about.member ?? '' }] : []),
    ...(worker ? [{ label: t('labels.caseWorker'), value: worker }] : []),
  ]
}

/** The facts a mail to staff about a case ends with. */
export function staffFacts({ case: about }: LoadedDelivery, t: Words) {
  return [
    { label: t('labels.number'), value: about?.number ?? '' },
    { label: t('labels.title'), value: about?.title ?? '' },
    ...(about?.member ? [{ label: t('labels.member'), value: about.member }] : []),
  ]
}

/** Whether a letter may simply be answered: it is to the member of its case, and answers are taken. */
export function isAnswerable({ case: about, recipient }: LoadedDelivery): boolean {
  return takesReplies() && about !== null && about.memberId === recipient.id && recipient.role === 'member'
}

/** How to answer, whom to ask, and what is never asked by mail. */
export function closingFor(delivery: LoadedDelivery, t: Words): string[] {
  return [...(isAnswerable(delivery) ? [t('answerThis')] : []), ...whomToAsk(delivery.tenant, t)]
}

/** Whom to ask, and what is never asked by mail. */
export function whomToAsk({ phone }: { phone: string | null }, t: Words): string[] {
  return [phone ? t('questions', { phone }) : t('questionsNoPhone'), t('neverAsk')]
}

/** A calendar day, written out in the reader's language. It belongs to no zone. */
export function longDay(day: Date, locale: string): string {
  const style = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, style).format(day)
}

/** A name inside a sentence: nothing that cannot be seen, so that it cannot turn the sentence round. */
export function named(name: string): string {
  return oneLine(name)
}

/** A kept value in the reader's language. */
export function inWords(value: string | LocalText | undefined, { recipient }: LoadedDelivery): string {
  return typeof value === 'object' ? inLanguage(value, recipient.locale) : (value ?? '')
}

/** Where a member reads and answers a case; after signing in they land there. */
export function memberCaseUrl(number: string): string {
  return new URL(`/cases/${encodeURIComponent(number)}`, env.CASEBELL_URL).href
}

/** Where staff work on a case. */
export function staffCaseUrl(caseId: string): string {
  return new URL(`/desk/${encodeURIComponent(caseId)}`, env.CASEBELL_URL).href
}
