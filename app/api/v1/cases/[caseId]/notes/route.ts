import { addNote } from '@/lib/cases/add-note'
import { addNoteSchema, caseIdSchema } from '@/lib/cases/schema'
import { apiRoute } from '@/lib/web/api-route'

export const POST = apiRoute({ params: caseIdSchema, body: addNoteSchema.omit({ caseId: true }) }, (actor, { params, body }) =>
  addNote(actor, { ...body, ...params }),
)
