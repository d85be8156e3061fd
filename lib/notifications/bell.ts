import { demand } from '@/lib/access/demand'
import type { Actor } from '@/lib/core/actor'
import { translator } from '@/lib/core/i18n'

/** What the bell shows: how many are unread (at most 1,000 are counted), the newest, and the same in words. */
export type Bell = { unread: number; latestId: string | null; label: string; announcement: string }

/** The count and the newest as they came with the session: reading them costs no round trip of its own. */
export type BellState = { unread: number; latestId: string | null }

/** The bell in the reader's language. */
export function getBell(actor: Actor, state: BellState): Bell {
  demand(actor, 'notification.read')
  const t = translator(actor.locale, 'bell')
  const { unread, latestId } = state
  return { unread, latestId, label: t('label', { unread }), announcement: t('announcement', { unread }) }
}

/** The mark by which a poll knows that nothing changed (RFC 9110, 8.8.3). */
export function bellTag({ unread, latestId }: BellState, locale: string): string {
  return `"${unread}-${latestId ?? 'none'}-${locale}"`
}
