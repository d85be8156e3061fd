import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { Tx } from '@/lib/db/transact'
import { lockConfiguration } from '../lock-configuration'

/** The office's types, which nobody else can change until the transaction ends. */
export async function lockCaseTypes(tx: Tx, actor: Actor) {
  await lockConfiguration(tx, actor)
  return tx.caseType.findMany({ where: { tenantId: actor.tenantId }, orderBy: { code: 'asc' } })
}
export type LockedType = Awaited<ReturnType<typeof lockCaseTypes>>[number]

/** One of them and all of them. One of another office is not found. */
export async function lockCaseType(tx: Tx, actor: Actor, typeId: string): Promise<{ type: LockedType; types: LockedType[] }> {
  const types = await lockCaseTypes(tx, actor)
  const type = types.find(({ id }) => id === typeId)
  if (!type) throw new DomainError('not_found', 'case_type')
  return { type, types }
}

/** What an event tells of a type, so that the trail can name it for ever. */
export function aboutType({ id, code, name }: Pick<LockedType, 'id' | 'code' | 'name'>) {
  return { typeId: id, code, name: name as Record<string, string> }
}
