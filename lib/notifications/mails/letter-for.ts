import { findKind } from '../kinds/all-kinds'
import type { MailName } from '../kinds/kind'
import type { LoadedDelivery } from '../load-delivery'
import { caseAssignedLetter, caseCompletedLetter, documentReceivedLetter } from './case-letters'
import { digestLetter } from './digest-letter'
import { holdPlacedLetter, holdResumedLetter, itemReturnedLetter } from './hold-letters'
import { holdClosedLetter, holdReminderLetter, holdUnansweredLetter } from './ladder-letters'
import type { Letter } from './letter'
import { mailWaitingLetter } from './mail-waiting-letter'
import { noticeLetter } from './notice-letter'

const letters: Record<MailName, (delivery: LoadedDelivery) => Letter | null> = {
  HoldPlaced: holdPlacedLetter,
  HoldReminder: holdReminderLetter,
  HoldClosed: holdClosedLetter,
  HoldUnanswered: holdUnansweredLetter,
  ItemReturned: itemReturnedLetter,
  HoldResumed: holdResumedLetter,
  CaseCompleted: caseCompletedLetter,
  DocumentReceived: documentReceivedLetter,
  CaseAssigned: caseAssignedLetter,
  MailWaiting: mailWaitingLetter,
  Notice: noticeLetter,
  Digest: digestLetter,
}

/** The letter of a delivery, or null when its kind has none or what it speaks of is gone. */
export function letterFor(delivery: LoadedDelivery): Letter | null {
  const mail = findKind(delivery.kind)?.mail
  return mail ? letters[mail](delivery) : null
}
