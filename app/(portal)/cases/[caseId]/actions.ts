'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { addNote } from '@/lib/cases/add-note'
import { memberNoteSchema } from '@/lib/cases/schema'
import { receiveFiles } from '@/lib/holds/receive-files'
import { sendEverythingSchema, sendFilesSchema } from '@/lib/holds/schema'
import { sendEverything } from '@/lib/holds/send-everything'
import { formAction, leadBack } from '@/lib/web/form-action'

const refresh = () => revalidatePath('/cases', 'layout')

export const addNoteAction = formAction(
  memberNoteSchema,
  (actor, form) => addNote(actor, { ...form, visibility: 'shared' }),
  (_, { caseId }) => {
    refresh()
    return leadBack(`/cases/${caseId}#add-note`)
  },
)

export const sendFilesAction = formAction(sendFilesSchema, receiveFiles, refresh)

export const sendEverythingAction = formAction(sendEverythingSchema, sendEverything, (_, { caseId }) => redirect(`/cases/${caseId}/sent`))
