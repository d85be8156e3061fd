import type { z } from 'zod'

/** Something that happened, in the past tense, with what there is to know of it. */
export type DomainEvent = {
  type: string
  caseId: string | null
  /** the person it is about, for history by person */
  personId?: string | null
  details: Record<string, unknown>
  /** whether others react to it (notices, webhooks); the rest is for the trail only */
  published: boolean
}

/**
 * Defines a kind of event: its name and the form of its details. Published events are told to the reactors.
 * Called with details, it makes one to give to `recordEvent`.
 */
export function defineEvent<S extends z.ZodType<Record<string, unknown>>>(type: string, details: S, { published = true }: { published?: boolean } = {}) {
  const make = (about: { caseId: string | null; personId?: string | null }, values: z.input<S>): DomainEvent => ({
    type,
    ...about,
    details: details.parse(values),
    published,
  })
  return Object.assign(make, { type, details, published })
}
export type EventDefinition = ReturnType<typeof defineEvent>
