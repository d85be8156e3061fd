import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db/transact'

/** Takes a mail that was ever in the tray for this transaction. Another office's, or one that never was there, is `not_found`. */
export async function lockMail(tx: Tx, { tenantId }: Actor, mailId: string) {
  if (!isId(mailId)) throw new DomainError('not_found', 'mail')
  await tx.$executeRaw`SELECT 1 FROM "InboundMail" WHERE "tenantId" = ${tenantId}::uuid AND id = ${mailId}::uuid FOR UPDATE`
  const mail = await tx.inboundMail.findFirst({
    where: { tenantId, id: mailId, state: { in: ['waiting', 'attaching', 'settled'] } },
    include: { case: { select: { number: true } } },
  })
  if (!mail) throw new DomainError('not_found', 'mail')
  return mail
}
