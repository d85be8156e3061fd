import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

const number = z.string()

export const caseOpened = defineEvent('case_opened', z.object({ number, title: z.string(), technicianId: z.string().nullable() }))
export const caseUpdated = defineEvent('case_updated', z.object({ number, changed: z.array(z.string()) }))
export const caseAssigned = defineEvent(
  'case_assigned',
  z.object({ number, technicianId: z.string(), technicianName: z.string(), fromTechnicianId: z.string().nullable(), reason: z.string() }),
)
export const caseStatusChanged = defineEvent('case_status_changed', z.object({ number, from: z.string(), to: z.string() }))
export const caseDeleted = defineEvent('case_deleted', z.object({ number }), { published: false })
export const caseRestored = defineEvent('case_restored', z.object({ number }), { published: false })
/** The words of a note stay in the note; the trail tells who wrote one and for whom. */
export const noteAdded = defineEvent('note_added', z.object({ number, noteId: z.string(), visibility: z.enum(['internal', 'shared']), byMember: z.boolean() }))
export const memberUpdatesSeen = defineEvent('member_updates_seen', z.object({ number }), { published: false })
