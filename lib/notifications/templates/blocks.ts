import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'
import { messagesOf } from '@/lib/core/i18n'
import type { Locale } from '@/lib/core/locale'
import { remembered } from '@/lib/core/remembered'
import type { BlockForm } from './rules'

const toTheCase = ['holdPlaced.button', 'holdPlaced.hint'] as const
const simple = (mail: string) => [`${mail}.subject`, `${mail}.heading`, `${mail}.intro`, `${mail}.button`]

/**
 * The words of each mail that an office may say in its own way, in the order of the letter, by the keys they have in the
 * message files. What is not named here stays as it is: facts, bands, what is never asked by mail, whom to ask, why one
 * gets the mail, and every address of a button.
 */
const wordsOfMails = {
  hold_placed: ['holdPlaced.subject', 'holdPlaced.heading', 'holdPlaced.introItems', 'holdPlaced.intro', 'holdPlaced.why', 'holdPlaced.items', ...toTheCase],
  item_asked: ['itemAsked.subject', 'itemAsked.heading', 'itemAsked.intro', 'holdPlaced.why', 'holdPlaced.items', ...toTheCase],
  item_returned: [
    'itemReturned.subject',
    'itemReturned.preview',
    'itemReturned.heading',
    'itemReturned.intro',
    'itemReturned.why',
    'holdPlaced.button',
    'itemReturned.kept',
  ],
  hold_reminder: ['holdReminder.subject', 'holdReminder.heading', 'holdReminder.intro', 'holdPlaced.why', 'holdPlaced.items', ...toTheCase],
  hold_resumed: simple('holdResumed'),
  hold_closed: simple('holdClosed'),
  case_completed: simple('caseCompleted'),
  document_received: simple('documentReceived'),
  case_assigned: simple('caseAssigned'),
  mail_waiting: simple('mailWaiting'),
  mention: simple('mention'),
  approval_request: simple('approvalRequest'),
  approval_reminder: simple('approvalReminder'),
  sla_warning: simple('slaWarning'),
  sla_breached: simple('slaBreached'),
  contract_approved: simple('contractApproved'),
  contract_rejected: simple('contractRejected'),
  contract_updated: simple('contractUpdated'),
  contract_expiring: simple('contractExpiring'),
  license_expiring: simple('licenseExpiring'),
  education_deadline: simple('educationDeadline'),
  compliance_gap: simple('complianceGap'),
  hold_unanswered: simple('holdUnanswered'),
  digest: simple('digest'),
} as const satisfies Record<string, readonly string[]>

/** A mail whose words can be changed, by the kind it tells of. */
export type TemplateMail = keyof typeof wordsOfMails
export const templateMails = Object.keys(wordsOfMails) as TemplateMail[]

/** What every mail can say, and every mail about a case. Sentences may say more: what their built-in words say. */
const everywhere = ['name', 'office']
export const aboutNoCase: readonly TemplateMail[] = [
  'digest',
  'mail_waiting',
  'contract_approved',
  'contract_rejected',
  'contract_updated',
  'contract_expiring',
  'license_expiring',
  'education_deadline',
  'compliance_gap',
]

/** What may not be left out: the day on which something happens to the reader's case stands nowhere else in the mail. */
const mustSay: Record<string, readonly string[]> = {
  'holdReminder.intro:last_warning.close': ['endsOn'],
  'holdReminder.intro:last_warning.escalate': ['endsOn'],
}
const most: Record<string, number> = { subject: 150, preview: 150, intro: 1000, introItems: 1000, hint: 150, kept: 300, button: 40 }

/**
 * A text of a mail. Where the built-in sentence depends on something (whom a hold waits for), each way of saying it is a
 * block of its own, so that nobody reads words that are not true for them: `when` tells which.
 */
export type Block = BlockForm & { id: string; part: string; when: string[]; builtIn: string }

/** The blocks of a mail in a language, in the order of the letter, with their built-in words. */
export const blocksOf = remembered((mail: TemplateMail, locale: Locale): readonly Block[] =>
  wordsOfMails[mail].flatMap((key: string) => {
    const part = key.split('.').at(-1) ?? ''
    return waysOfSaying(sentence(locale, key)).map(({ path, when, builtIn, says }) => {
      const id = [key, path.join('.')].filter(Boolean).join(':')
      const variables = [...new Set([...everywhere, ...(aboutNoCase.includes(mail) ? [] : ['number']), ...says])]
      return { id, part, when, builtIn, variables, mustSay: mustSay[id] ?? [], isLong: part.startsWith('intro'), most: most[part] ?? 100 }
    })
  }),
)

/** The block that is said for a key with these values, as `blocksOf` names it. */
export function blockSaid(locale: Locale, key: string, values: Record<string, unknown>): string {
  const path: string[] = []
  let left = [...sentence(locale, key)]
  for (let element = left.shift(); element; element = left.shift()) {
    if (element.type !== TYPE.select && element.type !== TYPE.plural) continue
    const value = values[element.value]
    const wanted = element.type === TYPE.select ? String(value) : new Intl.PluralRules(locale).select(Number(value))
    const option = wanted in element.options ? wanted : 'other'
    path.push(option)
    left = [...(element.options[option]?.value ?? []), ...left]
  }
  return [key, path.join('.')].filter(Boolean).join(':')
}

const sentence = remembered((locale: Locale, key: string): MessageFormatElement[] => {
  const words = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], messagesOf(locale).mail)
  return parse(String(words), { ignoreTag: true })
})

/** A sentence as a message again, with the office's words in it where it has some. */
export function asMessage(locale: Locale, key: string, own: Record<string, string>): string {
  const reworded = (elements: MessageFormatElement[], path: string[]): MessageFormatElement[] => {
    const [only] = elements
    if (elements.length === 1 && only?.type === TYPE.select) {
      const options = Object.entries(only.options).map(([option, { value }]) => [option, { value: reworded(value, [...path, option]) }])
      return [{ ...only, options: Object.fromEntries(options) }]
    }
    const text = own[[key, path.join('.')].filter(Boolean).join(':')]
    return text === undefined
      ? elements
      : text
          .split(/(\{\w+\})/)
          .filter(Boolean)
          .map(asElement)
  }
  return printAST(reworded(sentence(locale, key), []))
}

const asElement = (part: string): MessageFormatElement =>
  /^\{\w+\}$/.test(part) ? { type: TYPE.argument, value: part.slice(1, -1) } : { type: TYPE.literal, value: part }

type Way = { path: string[]; when: string[]; builtIn: string; says: string[] }

/** Each way a sentence is said, with its values in braces. */
function waysOfSaying([first, ...rest]: MessageFormatElement[], counted = ''): Way[] {
  if (!first) return [{ path: [], when: [], builtIn: '', says: [] }]
  const after = waysOfSaying(rest, counted)
  if (first.type === TYPE.select || first.type === TYPE.plural) {
    return Object.entries(first.options).flatMap(([option, { value }]) =>
      waysOfSaying([...value, ...rest], first.type === TYPE.plural ? first.value : counted).map((way) => ({
        ...way,
        path: [option, ...way.path],
        when: [`${first.value}_${option}`, ...way.when],
      })),
    )
  }
  const name = first.type === TYPE.pound ? counted : first.type === TYPE.literal ? '' : 'value' in first ? first.value : ''
  const said = first.type === TYPE.literal ? first.value : `{${name}}`
  return after.map((way) => ({ ...way, builtIn: said + way.builtIn, says: name ? [name, ...way.says] : way.says }))
}
