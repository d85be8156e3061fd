import { z } from 'zod'
import { locales } from '@/lib/core/locale'
import { defineEvent } from '@/lib/events/event'

const trail = { published: false }
const about = { typeId: z.string(), code: z.string(), name: z.partialRecord(z.enum(locales), z.string()) }

export const caseTypeAdded = defineEvent('case_type_added', z.object(about), trail)
export const caseTypeChanged = defineEvent('case_type_changed', z.object({ ...about, changed: z.array(z.string()) }), trail)
export const caseTypeDeactivated = defineEvent('case_type_deactivated', z.object(about), trail)
export const caseTypeActivated = defineEvent('case_type_activated', z.object(about), trail)
/** `was` is the code of the type that was the default before. */
export const defaultCaseTypeChosen = defineEvent('default_case_type_chosen', z.object({ ...about, was: z.string().nullable() }), trail)
