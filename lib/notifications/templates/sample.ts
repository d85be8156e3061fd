import { translator } from '@/lib/core/i18n'
import { inLanguage, type Locale, type LocalText, locales } from '@/lib/core/locale'
import { remembered } from '@/lib/core/remembered'
import { dayText } from '../day-text'
import { findKind } from '../kinds/all-kinds'
import type { Params } from '../kinds/kind'
import type { LoadedDelivery } from '../load-delivery'
import { letterFor } from '../mails/letter-for'
import { atFirst } from '../preferences/rules'
import { notTracked } from '../tracking/rules'
import { aboutNoCase, blocksOf, type TemplateMail } from './blocks'
import type { OwnWords } from './own-words'
import { type Scene, scenesOf } from './scenes'

export type SampleOffice = LoadedDelivery['tenant']

const nobody = '00000000-0000-0000-0000-000000000000'
const number = 'CASE-2026-000000'
const member = 'Rosa Delgado'
const technician = 'Priya Raman'
const becauses = ['becauseNeeded', 'becauseMember', 'becauseStaff', 'becauseAdministrator', 'becauseNotice', 'digest.because']

/** A delivery of made-up people and papers in a real office, for a mail to look at and to test. */
export function sampleDelivery(mail: TemplateMail, locale: Locale, scene: Scene, own: OwnWords, tenant: SampleOffice): LoadedDelivery {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const [day, endsOn] = [inDays(9), inDays(16)]
  const isForMember = findKind(mail)?.readers === 'member'
  const said = (key: 'item' | 'otherItem' | 'reason' | 'wrong' | 'title') =>
    Object.fromEntries(locales.map((one) => [one, translator(one, 'mail')(`sample.${key}`)])) as LocalText
  const translated = (field: string, text: LocalText) => ({ es: { [field]: text.es } })
  const item = (id: string, name: LocalText, required: boolean) => ({
    id,
    name: name.en ?? '',
    translations: translated('name', name),
    required,
    state: 'asked',
  })
  const items = scene === 'items' || scene === 'usual' || mail === 'hold_reminder' ? [item('1', said('item'), true), item('2', said('otherItem'), false)] : []
  const reason = said('reason')
  const params: Params = {
    number,
    itemId: '1',
    item: said('item'),
    reason: said('wrong'),
    step: { on_the_day: 'on_the_day', closing: 'last_warning', escalating: 'last_warning', last: 'last_warning' }[scene as string] ?? 'reminder',
    end: { closing: 'close', escalating: 'escalate' }[scene as string] ?? 'nothing',
    until: dayText(day),
    endsOn: dayText(endsOn),
    outcome: scene === 'closed' ? 'closed' : 'escalated',
    news: scene === 'note' || scene === 'everything' ? scene : 'file',
    member,
    by: technician,
  }
  const news = [
    { kind: 'document_received', params, caseId: nobody, caseNumber: number, at: `${inDays(-1)}T18:12:00Z` },
    { kind: 'case_assigned', params, caseId: nobody, caseNumber: number, at: `${inDays(-1)}T21:40:00Z` },
  ]
  return {
    id: nobody,
    tenantId: nobody,
    channel: 'email',
    method: scene === 'weekly' ? 'weekly_digest' : 'immediate',
    status: 'queued',
    attempts: 0,
    queuedAt: new Date(),
    notificationId: nobody,
    eventId: nobody,
    kind: mail,
    params,
    windowId: null,
    tenant,
    recipient: {
      id: nobody,
      name: isForMember ? member : technician,
      email: '',
      locale,
      timeZone: tenant.timeZone,
      role: isForMember ? 'member' : 'technician',
      disabledAt: null,
    },
    case: aboutNoCase.includes(mail)
      ? null
      : {
          id: nobody,
          number,
          title: said('title')[locale] ?? '',
          memberId: nobody,
          technicianId: nobody,
          hasMemberUpdates: false,
          deletedAt: null,
          statusKind: 'hold',
          member,
          subject: member,
          technician: { name: technician, phone: tenant.phone },
        },
    hold: {
      id: nobody,
      reason: reason.en ?? '',
      translations: translated('reason', reason),
      waitingFor: scene === 'third_party' || scene === 'us' ? scene : 'member',
      respondByOn: scene === 'third_party' || scene === 'us' ? null : new Date(day),
      answered: false,
      items,
    },
    item: null,
    preferences: atFirst,
    tracking: notTracked,
    news: scene === 'single' ? news.slice(0, 1) : news,
    pushTargets: [],
    template: { version: 0, words: own, fault: null },
  }
}

/** What each variable is in the made-up delivery. */
export function sampleValues(mail: TemplateMail, locale: Locale, office: string): Record<string, string> {
  const { recipient, params } = sampleDelivery(mail, locale, 'usual', {}, { name: office, address: null, phone: null, color: '', timeZone: 'UTC' })
  const said = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : inLanguage(value, locale)]))
  return { ...said, name: recipient.name, office, count: '2' }
}

/** The office's words with the foot of a test, which says so in place of why one gets the mail. */
export function asTest(own: OwnWords, locale: Locale): OwnWords {
  const because = translator(locale, 'mail')('becauseTest')
  return { ...own, ...Object.fromEntries(becauses.map((key) => [key, because])) }
}

/** In which scenes each block of a mail is read, so that a form can show one in which it is. */
export const blocksRead = remembered((mail: TemplateMail, locale: Locale): Record<string, Scene[]> => {
  const blocks = blocksOf(mail, locale)
  const mark = (id: string) => `[[${id}]]`
  const own = Object.fromEntries(blocks.map(({ id }) => [id, mark(id)]))
  const office = { name: '', address: null, phone: null, color: '', timeZone: 'UTC' }
  const letters = scenesOf(mail).map((scene) => {
    const letter = letterFor(sampleDelivery(mail, locale, scene, own, office))
    return { scene, words: `${letter?.subject}${JSON.stringify(letter?.element.props)}` }
  })
  return Object.fromEntries(blocks.map(({ id }) => [id, letters.flatMap(({ scene, words }) => (words.includes(mark(id)) ? [scene] : []))]))
})
