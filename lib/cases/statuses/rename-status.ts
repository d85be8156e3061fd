import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/core/actor'
import { changeLifeCycle, demandStatus } from './change-life-cycle'
import { statusRenamed } from './events'
import type { RenameStatus } from './schema'

/** Gives a status another name, which every case in it shows at once. The code stays. The same name again is harmless. */
export async function renameStatus(actor: Actor, { code, version, name }: RenameStatus): Promise<void> {
  await changeLifeCycle(actor, version, async (tx, { statuses }) => {
    const status = demandStatus(statuses, code)
    if (isDeepStrictEqual(status.name, name)) return null
    await tx.caseStatus.update({ where: { tenantId_code: { tenantId: actor.tenantId, code } }, data: { name }, select: { code: true } })
    return statusRenamed({ caseId: null }, { code, name, was: status.name })
  })
}
