import { notFound } from 'next/navigation'
import { env } from '@/lib/core/env'

/** The folder of the local mailbox; not found wherever `npm start` did not open one, so never with real mail. */
export function mailboxFolder(): string {
  if (env.CASEBELL_MAILBOX !== 'on') notFound()
  return env.CASEBELL_DATA_DIR
}
