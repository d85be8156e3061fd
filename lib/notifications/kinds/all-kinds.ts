import { approvalReminder } from './approval-reminder'
import { approvalRequest } from './approval-request'
import { caseAssigned } from './case-assigned'
import { caseCompleted } from './case-completed'
import { caseStatusChanged } from './case-status-changed'
import { complianceGap } from './compliance-gap'
import { contractApproved } from './contract-approved'
import { contractExpiring } from './contract-expiring'
import { contractRejected } from './contract-rejected'
import { contractUpdated } from './contract-updated'
import { digest } from './digest'
import { documentReceived } from './document-received'
import { educationDeadline } from './education-deadline'
import { holdClosed } from './hold-closed'
import { holdPlaced } from './hold-placed'
import { holdReminder } from './hold-reminder'
import { holdResumed } from './hold-resumed'
import { holdUnanswered } from './hold-unanswered'
import { itemAsked } from './item-asked'
import { itemReturned } from './item-returned'
import type { Kind } from './kind'
import { licenseExpiring } from './license-expiring'
import { mailWaiting } from './mail-waiting'
import { mention } from './mention'
import { noteShared } from './note-shared'
import { slaBreached } from './sla-breached'
import { slaWarning } from './sla-warning'

/** The catalogue of N-01, the weightier first: whoever would hear of one event twice hears the first of these. */
export const allKinds: readonly Kind[] = [
  holdPlaced,
  holdReminder,
  holdClosed,
  holdUnanswered,
  holdResumed,
  documentReceived,
  itemReturned,
  itemAsked,
  caseAssigned,
  mailWaiting,
  caseCompleted,
  mention,
  noteShared,
  caseStatusChanged,
  approvalRequest,
  approvalReminder,
  contractApproved,
  contractRejected,
  contractUpdated,
  contractExpiring,
  licenseExpiring,
  educationDeadline,
  complianceGap,
  slaWarning,
  slaBreached,
  digest,
]

/** The kind of a name, or null for one that a newer version wrote. */
export function findKind(name: string): Kind | null {
  return allKinds.find((kind) => kind.name === name) ?? null
}

/** The kinds that hear of an event. */
export function kindsListeningTo(eventType: string): Kind[] {
  return allKinds.filter((kind) => kind.listensTo.includes(eventType))
}
