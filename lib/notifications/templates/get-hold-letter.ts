import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { type Locale, locales } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read } from '@/lib/db/read'
import { asMessage } from './blocks'
import { asUsed } from './own-words'

const parts = ['subject', 'heading', 'intro', 'introItems', 'why', 'items', 'button', 'hint'] as const
export type HoldLetter = Record<(typeof parts)[number], string>

/**
 * The words of the mail that tells of a hold, as messages in each language: the office's own where they are used, else the
 * built-in ones. For whoever is shown beforehand what the member will read; each message may say name, number and office.
 */
export async function getHoldLetter(actor: Actor): Promise<{ office: string; letters: Record<Locale, HoldLetter> }> {
  demand(actor, 'hold.place')
  const [row] = await read<{ office: string; templates: { locale: string; version: number; words: unknown }[] }>(
    actor,
    Prisma.sql`
      SELECT t.name AS office, (SELECT coalesce(json_agg(m), '[]') FROM (SELECT DISTINCT ON (m.locale) m.locale, m.version, m.words FROM "MailTemplate" m
        WHERE m."tenantId" = t.id AND m.mail = 'hold_placed' ORDER BY m.locale, m.version DESC) m) AS templates
      FROM "Tenant" t WHERE t.id = ${actor.tenantId}::uuid`,
  )
  const letterIn = (locale: Locale) => {
    const kept = row?.templates.find((one) => one.locale === locale)
    const own = (kept && asUsed('hold_placed', locale, kept)?.words) ?? {}
    return Object.fromEntries(parts.map((part) => [part, asMessage(locale, `holdPlaced.${part}`, own)])) as HoldLetter
  }
  return { office: row?.office ?? '', letters: Object.fromEntries(locales.map((locale) => [locale, letterIn(locale)])) as Record<Locale, HoldLetter> }
}
