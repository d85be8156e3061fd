import { isDeepStrictEqual } from 'node:util'
import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Locale } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { type Tx, transact } from '@/lib/db/transact'
import { recordEvent } from '@/lib/events/record-event'
import { mailTemplateChanged, mailTemplateReset } from '../events'
import type { TemplateMail } from './blocks'
import { asUsed, judgeWords, type OwnWords, type TypedWords } from './own-words'
import type { ResetTemplate, RestoreTemplate, SaveTemplate, TemplateOf } from './schema'

type Saved = { version: number }

/**
 * Saves the office's own words of a mail in a language as its newest version; the next mail speaks them. Words that are
 * the built-in ones are not kept, so that they follow an upgrade, and the same words again are no new version. A text
 * with a fault is `invalid`, with the fault, what was found, line and column by block. Who began from an older version
 * than there is now gets a `conflict` that tells who was first and when.
 */
export async function saveTemplate(actor: Actor, { mail, locale, version, words }: SaveTemplate): Promise<Saved> {
  demand(actor, 'configuration.manage')
  const own = demandFaultless(mail, locale, words)
  return transact(actor, (tx) => addVersion(tx, actor, { mail, locale }, version, Object.keys(own).length > 0 ? own : null))
}

/** Goes back to the built-in mail, as a version that says so; the versions before stay. Already built-in is harmless. */
export async function resetTemplate(actor: Actor, { mail, locale, version }: ResetTemplate): Promise<Saved> {
  demand(actor, 'configuration.manage')
  return transact(actor, (tx) => addVersion(tx, actor, { mail, locale }, version, null))
}

/** Takes the words of an older version again, as a new one. One that can no longer be used is `invalid`. */
export async function restoreTemplate(actor: Actor, { mail, locale, version, from }: RestoreTemplate): Promise<Saved> {
  demand(actor, 'configuration.manage')
  return transact(actor, async (tx) => {
    const { tenantId } = actor
    const old = await tx.mailTemplate.findUnique({ where: { tenantId_mail_locale_version: { tenantId, mail, locale, version: from } } })
    if (!old) throw new DomainError('not_found', 'version')
    const used = asUsed(mail, locale, old)
    if (used?.fault) throw new DomainError('invalid', 'not_usable', {}, { fault: used.fault })
    return addVersion(tx, actor, { mail, locale }, version, used?.words ?? null, from)
  })
}

/** The words that differ from the built-in ones; `invalid` with fault, what was found, line and column by block where a text has one. */
export function demandFaultless(mail: TemplateMail, locale: Locale, words: TypedWords): OwnWords {
  const { own, faulty } = judgeWords(mail, locale, words)
  if (Object.keys(faulty).length === 0) return own
  const fields = Object.fromEntries(Object.entries(faulty).map(([block, { fault }]) => [block, fault]))
  const details = Object.fromEntries(Object.entries(faulty).map(([block, { what, line, column }]) => [block, [what, String(line), String(column)]]))
  throw new DomainError('invalid', 'fields', fields, details)
}

/** The versions of one mail are numbered without a gap, and its key lets in one of two who save at once. */
async function addVersion(tx: Tx, actor: Actor, { mail, locale }: TemplateOf, version: number, words: OwnWords | null, restoredFrom?: number): Promise<Saved> {
  const { tenantId, userId, at } = actor
  const newest = await newestOf(tx, tenantId, { mail, locale })
  const now = newest?.version ?? 0
  if (version !== now) throw changedMeanwhile(newest)
  const before = newest?.words ?? null
  if (isDeepStrictEqual(words, before)) return { version: now }
  const row = { id: newId(), tenantId, mail, locale, version: now + 1, words: words ?? Prisma.DbNull, restoredFrom: restoredFrom ?? null }
  const { count } = await tx.mailTemplate.createMany({ data: { ...row, savedById: userId, savedAt: at }, skipDuplicates: true })
  if (count === 0) throw changedMeanwhile(await newestOf(tx, tenantId, { mail, locale }))
  const about = { mail, language: locale, version: row.version }
  const old = (before ?? {}) as OwnWords
  const changed = [...new Set([...Object.keys(old), ...Object.keys(words ?? {})])].filter((block) => old[block] !== words?.[block]).sort()
  const event = words
    ? mailTemplateChanged({ caseId: null }, { ...about, words, changed, ...(restoredFrom ? { restoredFrom } : {}) })
    : mailTemplateReset({ caseId: null }, about)
  await recordEvent(tx, actor, event)
  return { version: row.version }
}

function newestOf(tx: Tx, tenantId: string, { mail, locale }: TemplateOf) {
  const select = { version: true, words: true, savedAt: true, savedBy: { select: { name: true } } }
  return tx.mailTemplate.findFirst({ where: { tenantId, mail, locale }, orderBy: { version: 'desc' }, select })
}

function changedMeanwhile(newest: Awaited<ReturnType<typeof newestOf>>): DomainError {
  const first: Record<string, string> = newest ? { by: newest.savedBy.name, at: newest.savedAt.toISOString() } : {}
  return new DomainError('conflict', 'changed_meanwhile', {}, { ...first, version: newest?.version ?? 0 })
}
