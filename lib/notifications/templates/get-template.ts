import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { type Locale, locales } from '@/lib/core/locale'
import { Prisma } from '@/lib/db/client'
import { read, readAll } from '@/lib/db/read'
import { type Block, blocksOf, type TemplateMail, templateMails } from './blocks'
import { asUsed, type OwnWords } from './own-words'
import { blocksRead, sampleValues } from './sample'
import { type Scene, scenesOf } from './scenes'
import type { TemplateOf } from './schema'

/** `fault` says why the office's words cannot be used, so that the built-in mail is sent. */
type State = { version: number; isOwn: boolean; fault: string | null; savedBy: string | null; savedAt: Date | null }
export type ListedTemplate = State & { mail: TemplateMail; locale: Locale }
type Row = { mail: string; locale: string; version: number; words: unknown; savedBy: string; savedAt: Date }

/** Every mail in every language: whose words it speaks, since when and by whom. In one statement. */
export async function listTemplates(actor: Actor): Promise<ListedTemplate[]> {
  demand(actor, 'configuration.manage')
  const rows = await read<Row>(
    actor,
    Prisma.sql`
      SELECT DISTINCT ON (m.mail, m.locale) m.mail, m.locale, m.version, m.words, m."savedAt", u.name AS "savedBy"
      FROM "MailTemplate" m JOIN "User" u ON u."tenantId" = m."tenantId" AND u.id = m."savedById"
      WHERE m."tenantId" = ${actor.tenantId}::uuid ORDER BY m.mail, m.locale, m.version DESC`,
  )
  return templateMails.flatMap((mail) =>
    locales.map((locale) => ({
      mail,
      locale,
      ...stateOf(
        mail,
        locale,
        rows.find((row) => row.mail === mail && row.locale === locale),
      ),
    })),
  )
}

type TemplateVersion = Omit<State, 'savedBy' | 'savedAt'> & { savedBy: string; savedAt: Date; restoredFrom: number | null; words: OwnWords }
export type TemplateView = State & {
  /** each text of the mail with its built-in words and those it speaks now */
  blocks: (Block & { text: string; scenes: Scene[] })[]
  scenes: readonly Scene[]
  /** what a variable may be, for who writes */
  examples: Record<string, string>
  /** newest first, the last fifty */
  versions: TemplateVersion[]
  /** the reader's last test of this mail */
  test: { askedAt: Date; sentAt: Date | null; error: string | null } | null
}

/** One mail in one language for its editor. Words that cannot be used are shown all the same, so that they can be mended. */
export async function getTemplate(actor: Actor, { mail, locale }: TemplateOf): Promise<TemplateView> {
  demand(actor, 'configuration.manage')
  const of = Prisma.sql`m."tenantId" = ${actor.tenantId}::uuid AND m.mail = ${mail} AND m.locale = ${locale}`
  const [rows, tests, offices] = await readAll<[Row & { restoredFrom: number | null }, NonNullable<TemplateView['test']>, { name: string }]>(actor, [
    Prisma.sql`
      SELECT m.mail, m.locale, m.version, m.words, m."restoredFrom", m."savedAt", u.name AS "savedBy"
      FROM "MailTemplate" m JOIN "User" u ON u."tenantId" = m."tenantId" AND u.id = m."savedById" WHERE ${of} ORDER BY m.version DESC LIMIT 50`,
    Prisma.sql`SELECT m."askedAt", m."sentAt", m.error FROM "MailTest" m WHERE ${of} AND m."userId" = ${actor.userId}::uuid ORDER BY m."askedAt" DESC LIMIT 1`,
    Prisma.sql`SELECT name FROM "Tenant" WHERE id = ${actor.tenantId}::uuid`,
  ])
  const now = textsIn(rows[0]?.words)
  const read = blocksRead(mail, locale)
  return {
    ...stateOf(mail, locale, rows[0]),
    blocks: blocksOf(mail, locale).map((block) => ({ ...block, text: now[block.id] ?? block.builtIn, scenes: read[block.id] ?? [] })),
    scenes: scenesOf(mail),
    examples: sampleValues(mail, locale, offices[0]?.name ?? ''),
    versions: rows.map((row) => ({ ...stateOf(mail, locale, row), ...saved(row), restoredFrom: row.restoredFrom, words: textsIn(row.words) })),
    test: tests[0] ?? null,
  }
}

function stateOf(mail: TemplateMail, locale: Locale, row: Row | undefined): State {
  if (!row) return { version: 0, isOwn: false, fault: null, savedBy: null, savedAt: null }
  return { version: row.version, isOwn: row.words !== null, fault: asUsed(mail, locale, row)?.fault ?? null, ...saved(row) }
}

const saved = ({ savedBy, savedAt }: Row) => ({ savedBy, savedAt })

/** What of kept words are texts. */
function textsIn(words: unknown): OwnWords {
  return Object.fromEntries(Object.entries(words ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
