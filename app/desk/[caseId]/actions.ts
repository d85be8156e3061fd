'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { addNote } from '@/lib/cases/add-note'
import { assignCase } from '@/lib/cases/assign-case'
import { changeStatus } from '@/lib/cases/change-status'
import { deleteCase, restoreCase } from '@/lib/cases/delete-case'
import { markCaseSeen } from '@/lib/cases/mark-case-seen'
import { addNoteSchema, assignCaseSchema, caseIdSchema, caseSeenSchema, changeStatusSchema, updateCaseSchema } from '@/lib/cases/schema'
import { updateCase } from '@/lib/cases/update-case'
import { changeDocument } from '@/lib/documents/change-document'
import { changeDocumentSchema } from '@/lib/documents/schema'
import { askForItem } from '@/lib/holds/ask-for-item'
import { completeCase } from '@/lib/holds/complete-case'
import { placeHold } from '@/lib/holds/place-hold'
import { tickReachTaskSchema } from '@/lib/holds/reach/schema'
import { tickReachTask } from '@/lib/holds/reach/tick-reach-task'
import { receiveFiles } from '@/lib/holds/receive-files'
import { resumeCase } from '@/lib/holds/resume-case'
import { acceptItem, markPartlyIn, reopenItem, returnItem, tickPaper } from '@/lib/holds/review-item'
import {
  askForItemSchema,
  completeCaseSchema,
  itemIdSchema,
  placeHoldSchema,
  resumeCaseSchema,
  returnItemSchema,
  reviewItemSchema,
  sendFilesSchema,
} from '@/lib/holds/schema'
import { deedAction, formAction, leadBack } from '@/lib/web/form-action'

const toCase = (_: unknown, { caseId }: { caseId: string }) => redirect(`/desk/${caseId}`)
const again = () => refresh()

export const placeHoldAction = formAction(placeHoldSchema, placeHold, toCase)
export const tickReachTaskAction = formAction(tickReachTaskSchema, tickReachTask, again)
export const assignCaseAction = formAction(assignCaseSchema, assignCase, toCase)
export const updateCaseAction = formAction(updateCaseSchema, updateCase, toCase)
export const addNoteAction = formAction(addNoteSchema, addNote, (_, { caseId }) => {
  again()
  return leadBack(`/desk/${caseId}?tab=notes`)
})
export const sendFilesAction = formAction(sendFilesSchema, receiveFiles, again)
export const changeDocumentAction = formAction(changeDocumentSchema, changeDocument, again)
export const markCaseSeenAction = formAction(caseSeenSchema, markCaseSeen)
export const askForItemAction = formAction(askForItemSchema, askForItem, toCase)
export const returnItemAction = formAction(returnItemSchema, returnItem, again)

/** What the buttons of a case do at once. */
export const caseDeedAction = deedAction({
  resume: formAction(resumeCaseSchema, resumeCase, again),
  complete: formAction(completeCaseSchema, completeCase, toCase),
  move: formAction(changeStatusSchema, changeStatus, again),
  delete: formAction(caseIdSchema, deleteCase, toCase),
  restore: formAction(caseIdSchema, restoreCase, again),
  accept: formAction(reviewItemSchema, acceptItem, again),
  reopen: formAction(reviewItemSchema, reopenItem, again),
  markPartlyIn: formAction(reviewItemSchema, markPartlyIn, again),
  tickPaper: formAction(itemIdSchema, tickPaper, again),
})
