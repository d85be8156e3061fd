import { DomainError } from '@/lib/core/errors'
import { everybody, internalNote, ourRows, type Who, type World } from '@/lib/testing/everybody'

/**
 * Who gets in, who is told that there is nothing, whose input means nothing here or not now; everybody else is `forbidden`.
 * `sees` are those whose answer shows what was prepared: in the answers of all others it must not be found.
 */
export type Expected = { in: readonly Who[]; sees?: readonly Who[] } & { [R in keyof typeof refusals]?: readonly Who[] }

const refusals = { notFound: 'not_found', invalid: 'invalid', conflict: 'conflict', gone: 'gone' } as const

export type Row = Expected & {
  /** makes what is asked for, of a case type */
  prepare: (world: World, typeId: string) => Promise<Prepared>
  ask: (world: World, who: Who, prepared: Prepared) => Promise<unknown>
  /** it changes nothing that the next one asks for */
  reads?: boolean
  /** rows of the member ($1) that stay as they are when anybody else gets in: they act for themselves */
  untouched?: string
}
// each row's own two functions agree on what it is
// biome-ignore lint/suspicious/noExplicitAny: a table of rows that each prepare something else
export type Prepared = any

/** How somebody fares: `in`, or the word of the refusal. */
async function fares(asking: Promise<unknown>): Promise<{ how: string; answer: string }> {
  try {
    return { how: 'in', answer: await inWords(await asking) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { how: error.code, answer: JSON.stringify(error.details) }
  }
}

/** Asks as everybody and answers how each fared, with what is wrong beyond that. */
export async function askAsEverybody(world: World, row: Row, people: readonly Who[] = everybody): Promise<{ fared: Record<string, string>; wrong: string[] }> {
  const fared: Record<string, string> = {}
  const wrong: string[] = []
  const typeOf = (who: Who) => (who === 'courtLegal' ? world.courtTypeId : world.ours.typeId)
  const ask = async (who: Who, prepared: Prepared) => {
    const { how, answer } = await fares(row.ask(world, who, prepared))
    fared[who] = how
    const shown = (prepared?.secrets as string[] | undefined)?.filter((secret) => answer.includes(secret)) ?? []
    const sees = (row.sees ?? (how === 'in' && row.notFound ? row.in : [])).includes(who)
    if (!sees && shown.length > 0) wrong.push(`${who} reads ${shown.join(', ')}`)
    if (row.sees?.includes(who) && shown.length === 0) wrong.push(`${who} sees nothing`)
    if (world.is[who].role === 'member' && answer.includes(internalNote)) wrong.push(`${who} reads a note among staff`)
  }

  const outside = people.filter((who) => !row.in.includes(who) || world.is[who].tenantId !== world.ours.tenantId)
  const court = people.includes('courtLegal') ? await row.prepare(world, world.courtTypeId) : undefined
  const prepared = { ours: await row.prepare(world, world.ours.typeId), court }
  const before = await ourRows(world)
  for (const who of outside) await ask(who, who === 'courtLegal' ? prepared.court : prepared.ours)
  if ((await ourRows(world)) !== before) wrong.push('somebody who was refused, or of another office, changed something')

  for (const who of people.filter((one) => !outside.includes(one))) {
    // what is changed may be used up by the one before; what is read is not
    const fresh = row.reads ? (who === 'courtLegal' ? prepared.court : prepared.ours) : await row.prepare(world, typeOf(who))
    const kept = row.untouched && who !== 'member' ? await rowsOf(world, row.untouched) : null
    await ask(who, fresh)
    if (kept && (await rowsOf(world, row.untouched ?? '')) !== kept) wrong.push(`${who} changed what is somebody else’s`)
  }
  return { fared, wrong }
}

/** How everybody is to fare. */
export function expectedOf(row: Expected, people: readonly Who[] = everybody): Record<string, string> {
  const refused = Object.entries(refusals) as [keyof typeof refusals, string][]
  const how = (who: Who) => (row.in.includes(who) ? 'in' : (refused.find(([name]) => row[name]?.includes(who))?.[1] ?? 'forbidden'))
  return Object.fromEntries(people.map((who) => [who, how(who)]))
}

async function rowsOf(world: World, sql: string): Promise<string> {
  return JSON.stringify((await world.owner.query(sql, [world.is.member.userId])).rows)
}

async function inWords(answer: unknown): Promise<string> {
  if (answer instanceof ReadableStream) return new Response(answer).text()
  return JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
}
