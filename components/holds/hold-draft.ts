import type { HoldTemplateChoice } from '@/lib/cases/queries'
import { isDay } from '@/lib/core/clock'
import { type LadderSettings, type NextStep, nextStep } from '@/lib/holds/ladder/rules'
import { blanksIn, maxItems, respondByFrom } from '@/lib/holds/rules'

type Waiting = 'member' | 'third_party' | 'us'
export type ItemWords = { name: string; why: string; goodExample: string; badExample: string }
export type DraftItem = ItemWords & { key: number; required: boolean; paperFollows: boolean; filesExpected: number; es: ItemWords }
/** What a technician has typed so far, in both languages; `adding` is the name of an item that stands in its field and not yet in the list. */
export type HoldDraft = {
  template: string
  waitingFor: Waiting
  reason: string
  reasonEs: string
  respondByOn: string
  items: DraftItem[]
  adding: string
}

export const emptyDraft: HoldDraft = { template: '', waitingFor: 'member', reason: '', reasonEs: '', respondByOn: '', items: [], adding: '' }
const noWords: ItemWords = { name: '', why: '', goodExample: '', badExample: '' }
let lastKey = 0

/** A new item with a name and nothing else said of it. */
export function newItem(name: string): DraftItem {
  return { ...noWords, name, key: ++lastKey, required: true, paperFollows: false, filesExpected: 1, es: { ...noWords } }
}

/** What a template proposes; everything of it may be changed afterwards. */
export function draftOf(template: HoldTemplateChoice, today: string): HoldDraft {
  return {
    template: template.code,
    waitingFor: template.waitingFor,
    reason: template.reason.en ?? '',
    reasonEs: template.reason.es ?? '',
    respondByOn: template.respondWithinDays ? respondByFrom(today, template.respondWithinDays) : '',
    items: template.items.map((item) => {
      const words = (locale: 'en' | 'es'): ItemWords => ({
        name: item.name[locale] ?? '',
        why: item.why?.[locale] ?? '',
        goodExample: item.goodExample?.[locale] ?? '',
        badExample: item.badExample?.[locale] ?? '',
      })
      return {
        ...words('en'),
        key: ++lastKey,
        required: item.required ?? true,
        paperFollows: item.paperFollows ?? false,
        filesExpected: item.filesExpected ?? 1,
        es: words('es'),
      }
    }),
    adding: '',
  }
}

/** What was typed, as a form that was refused brings it back; null when nothing was. */
export function typedDraft(values: Record<string, unknown>): HoldDraft | null {
  if (!('reason' in values)) return null
  const text = (from: unknown, field: string) => {
    const value = from && typeof from === 'object' ? (from as Record<string, unknown>)[field] : undefined
    return typeof value === 'string' ? value : ''
  }
  const inside = (from: unknown, field: string) => (from && typeof from === 'object' ? (from as Record<string, unknown>)[field] : undefined)
  const words = (from: unknown): ItemWords => ({
    name: text(from, 'name'),
    why: text(from, 'why'),
    goodExample: text(from, 'goodExample'),
    badExample: text(from, 'badExample'),
  })
  return {
    template: text(values, 'templateCode'),
    waitingFor: (['third_party', 'us'] as const).find((one) => one === values.waitingFor) ?? 'member',
    reason: text(values, 'reason'),
    reasonEs: text(inside(values.translations, 'es'), 'reason'),
    respondByOn: text(values, 'respondByOn'),
    items: (Array.isArray(values.items) ? values.items : []).filter(isTyped).map((item: unknown) => ({
      ...words(item),
      key: ++lastKey,
      required: text(item, 'required') !== 'false',
      paperFollows: text(item, 'paperFollows') === 'true',
      filesExpected: Number(text(item, 'filesExpected')) || 1,
      es: words(inside(inside(item, 'translations'), 'es')),
    })),
    adding: '',
  }
}

/**
 * The draft with what was chosen and typed on its page before the page came to life: the fields of its form that are not
 * as they were drawn, over the template that was chosen there, if one was.
 */
export function caughtUp(drawn: HoldDraft, typed: HoldDraft, template: HoldDraft | undefined): HoldDraft {
  const own = (['waitingFor', 'reason', 'respondByOn'] as const).filter((field) => typed[field] !== drawn[field])
  const adding = typed.items.length > drawn.items.length ? (typed.items.at(-1)?.name ?? '') : drawn.adding
  return { ...(template ?? drawn), ...Object.fromEntries(own.map((field) => [field, typed[field]])), adding }
}

/** The field for one more item is sent with the rest, empty where nobody typed in it. */
const isTyped = (item: unknown) => !(item && typeof item === 'object' && Object.keys(item).join() === 'name' && (item as ItemWords).name === '')

/** Whether it says what a template proposes, and nothing of the technician's own. */
export function isAsProposed(draft: HoldDraft, proposed: HoldDraft): boolean {
  const said = ({ items, ...rest }: HoldDraft) => JSON.stringify({ ...rest, items: items.map(({ key: _, ...item }) => item) })
  return said(draft) === said(proposed)
}

/** The items as they are sent: with the one whose name is typed and not yet added. */
export function itemsToSend({ items, adding }: HoldDraft): DraftItem[] {
  return adding.trim() && items.length < maxItems ? [...items, { ...newItem(adding.trim()), key: -1 }] : items
}

/** The names of blanks a template left open, such as {year}, in either language. */
export function openBlanks(draft: HoldDraft): string[] {
  const all = [draft.reason, draft.reasonEs, ...draft.items.flatMap((item) => [...Object.values(wordsOf(item)), ...Object.values(item.es)])].join(' ')
  return [...new Set(blanksIn(all))]
}

/** The draft with a blank filled in wherever it stands, in both languages. */
export function filledIn(draft: HoldDraft, blank: string, value: string): HoldDraft {
  const fill = (text: string) => text.replaceAll(blank, () => value)
  const fillWords = (words: ItemWords): ItemWords => ({
    name: fill(words.name),
    why: fill(words.why),
    goodExample: fill(words.goodExample),
    badExample: fill(words.badExample),
  })
  const items = draft.items.map((item) => ({ ...item, ...fillWords(item), es: fillWords(item.es) }))
  return { ...draft, reason: fill(draft.reason), reasonEs: fill(draft.reasonEs), items }
}

const wordsOf = ({ name, why, goodExample, badExample }: ItemWords): ItemWords => ({ name, why, goodExample, badExample })

/** The draft of a text that was kept, or null. */
export function keptDraft(kept: string | null): HoldDraft | null {
  if (!kept) return null
  const draft = { ...emptyDraft, ...(JSON.parse(kept) as HoldDraft) }
  lastKey = Math.max(lastKey, ...draft.items.map((item) => item.key))
  return draft
}

export type WaysToWait = { settings: LadderSettings; holidays: string[] }

/** What comes first when the hold is placed like this and the member does not answer. */
export function firstStep({ waitingFor, respondByOn }: HoldDraft, ladder: WaysToWait | null, today: string): NextStep | null {
  if (!ladder || !isDay(respondByOn)) return null
  const placed = { waitingFor, hasMember: true, placedOn: today, respondByOn, answered: false, waitsForReview: false, reach: 'sent' as const }
  return nextStep({ ...placed, reachedOn: null, taken: [], lastTakenOn: null }, ladder.settings, new Set(ladder.holidays), today)
}
