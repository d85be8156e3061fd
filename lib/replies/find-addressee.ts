import { db } from '@/lib/db/client'
import { isSignedFor, readReplyAddress } from '@/lib/mail/reply-address'

export type Addressee = { tenantId: string; caseId: string; number: string; memberId: string | null }

/**
 * Whom an address of ours names: the case and, when it is signed for the case's member as it is now, that member. Null when
 * it is no address of ours or of no case there ever was.
 */
export async function findAddressee(address: string): Promise<Addressee | null> {
  const said = readReplyAddress(address)
  if (!said) return null
  const found = await db.system.case.findFirst({ where: { id: said.caseId }, select: { tenantId: true, number: true, memberId: true } })
  if (!found) return null
  const { tenantId, number, memberId } = found
  const signed = memberId !== null && isSignedFor({ tenantId, caseId: said.caseId, memberId }, said.signature)
  return { tenantId, caseId: said.caseId, number, memberId: signed ? memberId : null }
}
