import { type ReactNode, use } from 'react'
import { findReader } from '@/lib/web/reader'
import { answerNotFound } from '@/lib/web/requests'

/**
 * What a page shows in place of what is not there, whole and in its frame; the answer's status says so too (404). Where
 * Next.js's `notFound` is thrown it sends an empty document for scripts to fill: without them nobody sees anything.
 */
export function NotThere({ children }: { children: ReactNode }) {
  answerNotFound(use(findReader()).requestId)
  return children
}
