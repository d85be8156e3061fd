import * as access from '@/lib/access/events'
import * as cases from '@/lib/cases/events'
import * as statuses from '@/lib/cases/statuses/events'
import * as caseTypes from '@/lib/cases/types/events'
import * as documents from '@/lib/documents/events'
import type { EventDefinition } from '@/lib/events/event'
import * as holds from '@/lib/holds/events'
import * as notifications from '@/lib/notifications/events'
import * as replies from '@/lib/replies/events'

const areas: Record<string, unknown>[] = [access, cases, caseTypes, statuses, documents, holds, notifications, replies]

/** Everything that can happen, by name: what webhooks may subscribe to and what rules may listen to. */
export const eventDefinitions: Record<string, EventDefinition> = Object.fromEntries(
  areas.flatMap((area) =>
    Object.values(area)
      .filter(isDefinition)
      .map((definition) => [definition.type, definition]),
  ),
)

function isDefinition(value: unknown): value is EventDefinition {
  return typeof value === 'function' && 'type' in value && 'published' in value
}
