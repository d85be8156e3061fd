import { db } from '@/lib/db/client'

/**
 * Folds what was written down of new and changed deliveries, of any office, into the sums that rates are read from. The
 * figures are the same before and after, and whenever it is broken off; unfolded they only take longer to read.
 */
export async function foldDeliveries(): Promise<void> {
  await db.system.$executeRaw`SELECT casebell_fold_deliveries()`
}
