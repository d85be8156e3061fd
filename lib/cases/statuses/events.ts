import { z } from 'zod'
import { locales } from '@/lib/core/locale'
import { defineEvent } from '@/lib/events/event'

const trail = { published: false }
const name = z.partialRecord(z.enum(locales), z.string())
const about = { code: z.string(), name }
const codes = z.array(z.string())

export const statusAdded = defineEvent('status_added', z.object({ ...about, kind: z.string(), comesFrom: codes, goesTo: codes }), trail)
export const statusRenamed = defineEvent('status_renamed', z.object({ ...about, was: name }), trail)
export const statusDeactivated = defineEvent('status_deactivated', z.object(about), trail)
export const statusActivated = defineEvent('status_activated', z.object(about), trail)
export const statusesOrdered = defineEvent('statuses_ordered', z.object({ codes }), trail)
/** Each as "new > assigned". */
export const transitionsChanged = defineEvent('transitions_changed', z.object({ added: codes, removed: codes }), trail)
