import type { ReactNode } from 'react'
import { fold } from '@/components/ui/folded'
import { Refusals, type RefusalWords } from './refusals'

/** The sentences that forms of a page share, sent once. */
export function DeskWords({ children, errors, fields, names, locale, timeZone }: RefusalWords & { children: ReactNode }) {
  return <Refusals words={fold({ errors, fields, names, locale, timeZone })}>{children}</Refusals>
}
