// Long because it is a table: a row an operation, in the order of the rooms.
import { checkAuditChain, exportAuditTrail, listAuditEvents, listAuditTypes } from '@/lib/access/audit-trail'
import { changeLanguage } from '@/lib/access/change-language'
import { changeUser } from '@/lib/access/change-user'
import { disableUser, enableUser, endUserSessions } from '@/lib/access/disable-user'
import { inviteUser } from '@/lib/access/invite-user'
import { getUser, listDepartments, listUsers } from '@/lib/access/list-users'
import { changePassword } from '@/lib/access/password-reset'
import { sendPasswordLink } from '@/lib/access/send-password-link'
import { listSessions, revokeOtherSessions, revokeSession, signOut } from '@/lib/access/sessions'
import { addNote } from '@/lib/cases/add-note'
import { assignCase } from '@/lib/cases/assign-case'
import { changeStatus } from '@/lib/cases/change-status'
import { deleteCase, restoreCase } from '@/lib/cases/delete-case'
import { markCaseSeen } from '@/lib/cases/mark-case-seen'
import { getMemberCase, listMemberCases } from '@/lib/cases/member-queries'
import { openCase } from '@/lib/cases/open-case'
import { getStaffCase, listCaseChoices } from '@/lib/cases/queries'
import { listQueue } from '@/lib/cases/queue-queries'
import { readQueueFilters } from '@/lib/cases/queue-rules'
import { openCaseSchema, updateCaseSchema } from '@/lib/cases/schema'
import { addStatus } from '@/lib/cases/statuses/add-status'
import { changeLifeCycle } from '@/lib/cases/statuses/change-life-cycle'
import { activateStatus, deactivateStatus } from '@/lib/cases/statuses/deactivate-status'
import { orderStatuses } from '@/lib/cases/statuses/order-statuses'
import { getLifeCycle } from '@/lib/cases/statuses/queries'
import { renameStatus } from '@/lib/cases/statuses/rename-status'
import { setTransitions } from '@/lib/cases/statuses/set-transitions'
import { addCaseType } from '@/lib/cases/types/add-case-type'
import { changeCaseType } from '@/lib/cases/types/change-case-type'
import { chooseDefaultType } from '@/lib/cases/types/choose-default-type'
import { activateCaseType, deactivateCaseType } from '@/lib/cases/types/deactivate-case-type'
import { getCaseType, listCaseTypes } from '@/lib/cases/types/queries'
import { updateCase } from '@/lib/cases/update-case'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { cancelUpload } from '@/lib/documents/cancel-upload'
import { changeDocument } from '@/lib/documents/change-document'
import { openDocument } from '@/lib/documents/open-document'
import { beginChecking, beginUpload, failUpload } from '@/lib/documents/uploads'
import { askForItem } from '@/lib/holds/ask-for-item'
import { completeCase } from '@/lib/holds/complete-case'
import { addHoliday, removeHoliday } from '@/lib/holds/ladder/change-holidays'
import { changeWaitingSettings } from '@/lib/holds/ladder/change-waiting-settings'
import { findLadder } from '@/lib/holds/ladder/get-ladder'
import { getWaitingSettings } from '@/lib/holds/ladder/get-waiting-settings'
import { placeHold } from '@/lib/holds/place-hold'
import { listHoldCases } from '@/lib/holds/queries'
import { markHoldOpened } from '@/lib/holds/reach/mark-hold-opened'
import { tickReachTask } from '@/lib/holds/reach/tick-reach-task'
import { receiveFile } from '@/lib/holds/receive-file'
import { receiveFiles } from '@/lib/holds/receive-files'
import { resumeCase } from '@/lib/holds/resume-case'
import { acceptItem, markPartlyIn, reopenItem, returnItem, tickPaper } from '@/lib/holds/review-item'
import { askForItemSchema, placeHoldSchema, returnItemSchema } from '@/lib/holds/schema'
import { sendEverything } from '@/lib/holds/send-everything'
import { listEmailIssues } from '@/lib/notifications/flags/list-email-issues'
import { resolveEmailIssue } from '@/lib/notifications/flags/resolve-email-issue'
import { markAllNotificationsRead } from '@/lib/notifications/mark-all-notifications-read'
import { markNotificationRead } from '@/lib/notifications/mark-notification-read'
import { changePreferences } from '@/lib/notifications/preferences/change-preferences'
import { getPreferences } from '@/lib/notifications/preferences/get-preferences'
import { addPushSubscription, removePushSubscription } from '@/lib/notifications/preferences/push-subscriptions'
import { forgetPhone, requestPhoneCode, verifyPhone } from '@/lib/notifications/preferences/verify-phone'
import { getNotification, listNotifications } from '@/lib/notifications/queries'
import { askForTest } from '@/lib/notifications/templates/ask-for-test'
import { getHoldLetter } from '@/lib/notifications/templates/get-hold-letter'
import { getTemplate, listTemplates } from '@/lib/notifications/templates/get-template'
import { previewTemplate } from '@/lib/notifications/templates/preview-template'
import { resetTemplate, restoreTemplate, saveTemplate } from '@/lib/notifications/templates/save-template'
import { changeTracking } from '@/lib/notifications/tracking/change-tracking'
import { getMailHealth } from '@/lib/notifications/tracking/get-mail-health'
import { getStatistics } from '@/lib/notifications/tracking/get-statistics'
import { getTracking } from '@/lib/notifications/tracking/get-tracking'
import { listNotificationEvents } from '@/lib/notifications/tracking/list-notification-events'
import { attachMail } from '@/lib/replies/attach-mail'
import { getTrayMail, listMailTray } from '@/lib/replies/list-mail-tray'
import { settleMail } from '@/lib/replies/settle-mail'
import {
  aCase,
  aFlag,
  aHeldCase,
  aNotification,
  anAnsweredCase,
  aPerson,
  aSession,
  as,
  aWaitingMail,
  everybody,
  type Who,
  type World,
} from '@/lib/testing/everybody'
import type { Expected, Prepared, Row } from './who-may'

const but = (...left: Who[]) => everybody.filter((who) => !left.includes(who))
const nothing = async () => undefined

// who has the right to work cases: of this one, and of others
const worksIt = ['technician', 'colleague', 'head', 'administrator'] as const
const worksOthers = ['otherTechnician', 'otherHead', 'theirTechnician', 'theirHead', 'theirAdministrator'] as const
const works: Expected = { in: worksIt, notFound: worksOthers }
const deletes: Expected = { in: ['head', 'administrator'], notFound: ['otherHead', 'theirHead', 'theirAdministrator'] }
// who reads cases: of staff, and anybody
const readsIt = [...worksIt, 'courtLegal'] as const
const readsOthers = [...worksOthers, 'legal', 'theirLegal'] as const
const staffReads: Expected = { in: readsIt, notFound: readsOthers }
const staff = [...readsIt, ...readsOthers]
const anybodyReads: Expected = { in: ['member', ...readsIt], notFound: ['otherMember', 'theirMember', ...readsOthers] }
const people = but('apiClient')
const administers: Expected = { in: ['administrator'], notFound: ['theirAdministrator'] }
/** Where what is named must be all there is, another office's list makes no sense. */
const administersThese: Expected = { in: ['administrator'], invalid: ['theirAdministrator'] }
const administersOwn: Expected = { in: ['administrator', 'theirAdministrator'] }

type Call = (actor: Actor, prepared: Prepared, world: World) => Promise<unknown>
const row = (expected: Expected, prepare: Row['prepare'], call: Call, untouched?: string): Row => ({
  ...expected,
  prepare,
  ask: (world, who, prepared) => call(as(world, who), prepared, world),
  ...(untouched ? { untouched } : {}),
})

const acceptedItem: Row['prepare'] = async (world, typeId) => {
  const about = await anAnsweredCase(world, typeId)
  await acceptItem(as(world, 'administrator'), about)
  return about
}
const internalDocument: Row['prepare'] = async (world, typeId) => {
  const { caseId } = await aCase(world, typeId)
  return { caseId, ...(await receiveFile(as(world, 'administrator'), { caseId, itemId: null, ...aFile, bytes })) }
}
const deletedCase: Row['prepare'] = async (world, typeId) => {
  const about = await aCase(world, typeId)
  await deleteCase(as(world, 'administrator'), about)
  return about
}
const beganUpload: Row['prepare'] = async (world, typeId) => {
  const { caseId } = await aCase(world, typeId)
  return { caseId, ...(await beginUpload(as(world, 'member'), { caseId, ...aFile, itemId: null, size: 3 })) }
}
const describedUpload: Row['prepare'] = async (world, typeId) => {
  const { caseId } = await aCase(world, typeId)
  const file = { caseId, itemId: null, fileName: 'letter.txt', size: 3 }
  await beginUpload(as(world, 'member'), { ...file, mediaType: 'text/plain', resumeKey: 'one' })
  return { described: { ...file, fingerprint: 'one' } }
}
const deletedWithFile: Row['prepare'] = async (world, typeId) => {
  const about = await anAnsweredCase(world, typeId)
  await resumeCase(as(world, 'administrator'), about)
  await deleteCase(as(world, 'administrator'), about)
  return about
}
/** Both offices' life cycles at one version, so that another office is refused for what it names and not for being late. */
const sameLifeCycle: Row['prepare'] = ({ owner }) => owner.query('UPDATE "Tenant" SET "lifeCycleVersion" = 1')
/** Our life cycle with one status more than the usual. */
const aLifeCycle: Row['prepare'] = async (world, typeId) => {
  const boss = as(world, 'administrator')
  await sameLifeCycle(world, typeId)
  const isOurs = ({ code }: { code: string }) => code.startsWith('x')
  if (!(await getLifeCycle(boss)).statuses.some(isOurs)) await addStatus(boss, newStatus())
  await sameLifeCycle(world, typeId)
  const { statuses, transitions } = await getLifeCycle(boss)
  return { code: statuses.find(isOurs)?.code, codes: statuses.map(({ code }) => code).toReversed(), transitions }
}
const aStatus: Row['prepare'] = async (world, typeId) => {
  const about = await aLifeCycle(world, typeId)
  return { ...about, secrets: [about.code] }
}
const aCaseType: Row['prepare'] = async (world) => {
  const { code, ...said } = newCaseType()
  const { typeId } = await addCaseType(as(world, 'administrator'), { code, ...said })
  return { typeId, said, secrets: [typeId] }
}
const speaksEnglish: Row['prepare'] = ({ owner, is }) => owner.query(`UPDATE "User" SET locale = 'en' WHERE id = $1`, [is.member.userId])
const aLostCase: Row['prepare'] = async (world, typeId) => {
  const about = await aHeldCase(world, typeId)
  await world.owner.query(
    `INSERT INTO "ReachTask" (id, "tenantId", "holdId", "dueOn") SELECT gen_random_uuid(), "tenantId", id, '2026-12-01' FROM "Hold" WHERE "openCaseId" = $1`,
    [about.caseId],
  )
  return about
}
const asItWas: Row['prepare'] = ({ owner }) => owner.query('DELETE FROM "WaitingSettings"')
const untracked: Row['prepare'] = ({ owner }) => owner.query('DELETE FROM "TrackingSettings"')
/** A mail in our own words, and none in another office's, at the version that is named. */
const aTemplate: Row['prepare'] = async (world) => {
  const secret = `Our words ${newId()}`
  await world.owner.query(
    `INSERT INTO "MailTemplate" (id, "tenantId", mail, locale, version, words, "savedById", "savedAt")
    SELECT gen_random_uuid(), $1, 'hold_placed', 'en', 1 + coalesce(max(version), 0), jsonb_build_object('holdPlaced.subject', $2::text), $3, now()
    FROM "MailTemplate" WHERE "tenantId" = $1`,
    [world.ours.tenantId, secret, world.is.administrator.userId],
  )
  const { version } = await getTemplate(as(world, 'administrator'), theMail)
  return { version, words: [{ block: 'holdPlaced.subject', text: `Other words ${newId()}` }], secrets: [secret] }
}
const theMail = { mail: 'hold_placed', locale: 'en' } as const
const noTests: Row['prepare'] = async (world, typeId) => {
  await world.owner.query('DELETE FROM "MailTest"')
  return aTemplate(world, typeId)
}
const twoCases: Row['prepare'] = async (world, typeId) => ({ caseId: (await aCase(world, typeId)).caseId, itemId: (await aHeldCase(world, typeId)).itemId })
const someCode = () => `x${newId().replaceAll('-', '').slice(-20)}`
export const newStatus = () => {
  const name = { en: 'At court', es: 'En el tribunal' }
  return { version: 1, code: someCode(), name, kind: 'open' as const, comesFrom: [], goesTo: ['in_progress'] }
}
export const newCaseType = () => {
  const said = { defaultPriority: 'low' as const, reviewWithinDays: 5, parentId: null, whatHappensNext: { en: '', es: '' } }
  return { code: someCode().toUpperCase(), name: { en: 'Appeal', es: 'Apelación' }, ...said }
}
const theDepartment: Row['prepare'] = async ({ ours }) => ({ secrets: [ours.departmentId] })
const theMember: Row['prepare'] = async ({ ours }) => ({ secrets: [ours.member.userId] })
const aFile = { fileName: 'letter.txt', mediaType: 'text/plain' }
const bytes = Buffer.from('abc')
const sent = (caseId: string) => ({ caseId, itemId: null, files: [new File([bytes], 'letter.txt', { type: 'text/plain' })] })
const liveSessions = 'SELECT id FROM "Session" WHERE "userId" = $1 AND "revokedAt" IS NULL ORDER BY id'
const words = { reason: 'We need one more paper.' }

const rows: Record<string, Row> = {
  'lib/access/audit-trail.ts listAuditEvents': row({ ...administersOwn, sees: ['administrator'] }, aCase, (actor) => listAuditEvents(actor, {})),
  'lib/access/audit-trail.ts listAuditTypes': row(administersOwn, aCase, (actor) => listAuditTypes(actor)),
  'lib/access/audit-trail.ts exportAuditTrail': row({ ...administersOwn, sees: ['administrator'] }, aCase, (actor) => exportAuditTrail(actor, {})),
  'lib/access/audit-trail.ts checkAuditChain': row(administersOwn, aCase, (actor) => checkAuditChain(actor)),
  'lib/access/change-language.ts changeLanguage': row(
    { in: people },
    speaksEnglish,
    (actor) => changeLanguage(actor, { locale: 'es' }),
    'SELECT locale FROM "User" WHERE id = $1',
  ),
  'lib/access/change-user.ts changeUser': row(administers, aPerson, (actor, { userId }) => changeUser(actor, { userId, role: 'legal', departmentId: null })),
  'lib/access/disable-user.ts disableUser': row(administers, aPerson, disableUser),
  'lib/access/disable-user.ts enableUser': row(administers, aPerson, enableUser),
  'lib/access/disable-user.ts endUserSessions': row(administers, aPerson, endUserSessions),
  'lib/access/invite-user.ts inviteUser': row(administersOwn, nothing, (actor) =>
    inviteUser(actor, { name: 'Noa Berg', email: `${newId()}@example.test`, role: 'member', departmentId: null, locale: 'en' }),
  ),
  'lib/access/list-users.ts listUsers': row({ ...administersOwn, sees: ['administrator'] }, theMember, (actor) => listUsers(actor, { q: 'Ruth' })),
  'lib/access/list-users.ts getUser': row(administers, aPerson, (actor, { userId }) => getUser(actor, userId)),
  'lib/access/list-users.ts listDepartments': row({ ...administersOwn, sees: ['administrator'] }, theDepartment, listDepartments),
  'lib/access/password-reset.ts changePassword': row({ in: [], invalid: people }, nothing, (actor) =>
    changePassword(actor, { current: 'not the one', password: 'another long password' }),
  ),
  'lib/access/send-password-link.ts sendPasswordLink': row(administers, aPerson, sendPasswordLink),
  'lib/access/sessions.ts listSessions': row({ in: people, sees: ['member'] }, (world) => aSession(world), listSessions),
  'lib/access/sessions.ts revokeSession': row({ in: ['member'], notFound: people }, (world) => aSession(world), revokeSession),
  'lib/access/sessions.ts revokeOtherSessions': row(
    { in: people },
    (world) => aSession(world),
    (actor) => revokeOtherSessions(actor),
    liveSessions,
  ),
  'lib/access/sessions.ts signOut': row(
    { in: everybody },
    (world) => aSession(world),
    (actor) => signOut(actor),
    liveSessions,
  ),

  'lib/cases/add-note.ts addNote (internal)': row(staffReads, aCase, (actor, { caseId }) =>
    addNote(actor, { caseId, visibility: 'internal', body: 'Called.' }),
  ),
  'lib/cases/add-note.ts addNote (shared)': row(anybodyReads, aCase, (actor, { caseId }) => addNote(actor, { caseId, visibility: 'shared', body: 'Thanks.' })),
  'lib/cases/assign-case.ts assignCase': row(works, aCase, (actor, { caseId }, { ours }) =>
    assignCase(actor, { caseId, technicianId: ours.colleague.userId, reason: '' }),
  ),
  'lib/cases/change-status.ts changeStatus': row(works, aCase, (actor, { caseId }) => changeStatus(actor, { caseId, to: 'in_progress' })),
  'lib/cases/delete-case.ts deleteCase': row(deletes, aCase, deleteCase),
  'lib/cases/delete-case.ts restoreCase': row(deletes, deletedCase, restoreCase),
  'lib/cases/mark-case-seen.ts markCaseSeen': row(staffReads, anAnsweredCase, (actor, { caseId }) =>
    markCaseSeen(actor, { caseId, asOf: new Date().toISOString() }),
  ),
  'lib/cases/member-queries.ts listMemberCases': row({ in: everybody, sees: ['member'] }, anAnsweredCase, listMemberCases),
  'lib/cases/member-queries.ts getMemberCase': row({ in: ['member'], notFound: everybody }, anAnsweredCase, (actor, { caseId }) =>
    getMemberCase(actor, caseId),
  ),
  'lib/cases/open-case.ts openCase': row(
    { in: [...worksIt, 'otherTechnician', 'otherHead', 'apiClient'], invalid: ['theirTechnician', 'theirHead', 'theirAdministrator'] },
    nothing,
    (actor, _, { ours }) => openCase(actor, openCaseSchema.parse({ title: 'Survivor benefit', typeId: ours.typeId, memberId: ours.member.userId })),
  ),
  'lib/cases/queries.ts getStaffCase': row(staffReads, anAnsweredCase, (actor, { caseId }) => getStaffCase(actor, caseId, { history: 10 })),
  'lib/cases/queries.ts getStaffCase (deleted)': row({ ...deletes, notFound: staff }, deletedCase, (actor, { caseId }) =>
    getStaffCase(actor, caseId, { history: 10 }),
  ),
  'lib/cases/queries.ts listCaseChoices': row({ in: staff, sees: [...worksIt, 'otherTechnician', 'otherHead', 'legal', 'courtLegal'] }, theMember, (actor) =>
    listCaseChoices(actor, { words: 'ruth' }),
  ),
  'lib/cases/queue-queries.ts listQueue': row({ in: staff, sees: readsIt }, anAnsweredCase, (actor) =>
    listQueue(actor, { ...readQueueFilters({}, actor.role), view: 'all' }),
  ),
  'lib/cases/queue-queries.ts listQueue (deleted)': row({ in: staff }, deletedCase, (actor) =>
    listQueue(actor, { ...readQueueFilters({}, actor.role), view: 'all' }),
  ),
  'lib/cases/statuses/add-status.ts addStatus': row(administersOwn, sameLifeCycle, (actor) => addStatus(actor, newStatus())),
  'lib/cases/statuses/change-life-cycle.ts changeLifeCycle': row(administersOwn, nothing, (actor) => changeLifeCycle(actor, undefined, async () => null)),
  'lib/cases/statuses/deactivate-status.ts activateStatus': row(administers, aStatus, activateStatus),
  'lib/cases/statuses/deactivate-status.ts deactivateStatus': row(administers, aStatus, deactivateStatus),
  'lib/cases/statuses/order-statuses.ts orderStatuses': row(administersThese, aLifeCycle, (actor, { codes }) => orderStatuses(actor, { version: 1, codes })),
  'lib/cases/statuses/queries.ts getLifeCycle': row({ ...administersOwn, sees: ['administrator'] }, aStatus, getLifeCycle),
  'lib/cases/statuses/rename-status.ts renameStatus': row(administers, aStatus, (actor, { code }) =>
    renameStatus(actor, { code, version: 1, name: { en: 'At court', es: 'En el tribunal' } }),
  ),
  'lib/cases/statuses/set-transitions.ts setTransitions': row(administersThese, aLifeCycle, (actor, { transitions }) =>
    setTransitions(actor, { version: 1, transitions }),
  ),
  'lib/cases/types/add-case-type.ts addCaseType': row(administersOwn, nothing, (actor) => addCaseType(actor, newCaseType())),
  'lib/cases/types/change-case-type.ts changeCaseType': row(administers, aCaseType, (actor, { typeId, said }) =>
    changeCaseType(actor, { typeId, version: 1, ...said, reviewWithinDays: 9 }),
  ),
  'lib/cases/types/choose-default-type.ts chooseDefaultType': row(administers, aCaseType, chooseDefaultType),
  'lib/cases/types/deactivate-case-type.ts activateCaseType': row(administers, aCaseType, activateCaseType),
  'lib/cases/types/deactivate-case-type.ts deactivateCaseType': row(administers, aCaseType, deactivateCaseType),
  'lib/cases/types/queries.ts getCaseType': row(administers, aCaseType, (actor, { typeId }) => getCaseType(actor, typeId)),
  'lib/cases/types/queries.ts listCaseTypes': row({ ...administersOwn, sees: ['administrator'] }, aCaseType, listCaseTypes),
  'lib/cases/update-case.ts updateCase': row(works, aCase, (actor, { caseId, typeId }, { ours }) =>
    updateCase(actor, updateCaseSchema.parse({ caseId, version: 1, title: 'Another title', typeId, priority: 'low', memberId: ours.member.userId })),
  ),

  'lib/documents/cancel-upload.ts cancelUpload': row({ in: ['member'], notFound: everybody }, describedUpload, (actor, { described }) =>
    cancelUpload(actor, described),
  ),
  'lib/documents/change-document.ts changeDocument': row(staffReads, anAnsweredCase, (actor, { documentId }) =>
    changeDocument(actor, { documentId, kind: 'evidence', visibility: 'shared' }),
  ),
  'lib/documents/open-document.ts openDocument (kept among staff)': row(
    { in: readsIt, notFound: ['member', 'otherMember', 'theirMember', ...readsOthers] },
    internalDocument,
    (actor, { versionId }) => openDocument(actor, versionId),
  ),
  'lib/documents/open-document.ts openDocument': row(anybodyReads, anAnsweredCase, (actor, { versionId }) => openDocument(actor, versionId)),
  'lib/documents/open-document.ts openDocument (of a deleted case)': row({ ...deletes, notFound: people }, deletedWithFile, (actor, { versionId }) =>
    openDocument(actor, versionId),
  ),
  'lib/documents/uploads.ts beginUpload (for an item of another case)': row({ in: [], notFound: everybody }, twoCases, (actor, { caseId, itemId }) =>
    beginUpload(actor, { caseId, ...aFile, itemId, size: 3 }),
  ),
  'lib/documents/uploads.ts beginUpload': row({ in: ['member', ...readsIt, 'apiClient'], notFound: everybody }, aCase, (actor, { caseId }) =>
    beginUpload(actor, { caseId, ...aFile, itemId: null, size: 3 }),
  ),
  'lib/documents/uploads.ts beginChecking': row({ in: ['member'], notFound: everybody }, beganUpload, (actor, { uploadId }) => beginChecking(actor, uploadId)),
  'lib/documents/uploads.ts failUpload': row({ in: ['member'], notFound: everybody }, beganUpload, (actor, { uploadId }) =>
    failUpload(actor, uploadId, 'dangerous'),
  ),

  'lib/holds/ask-for-item.ts askForItem': row(works, aHeldCase, (actor, { caseId }) =>
    askForItem(actor, askForItemSchema.parse({ caseId, item: { name: 'Pay slip' } })),
  ),
  'lib/holds/complete-case.ts completeCase': row(works, aHeldCase, completeCase),
  'lib/holds/ladder/change-holidays.ts addHoliday': row(administersOwn, nothing, (actor) => addHoliday(actor, { day: '2026-12-25', name: 'Christmas' })),
  'lib/holds/ladder/change-holidays.ts removeHoliday': row(administersOwn, nothing, (actor) => removeHoliday(actor, { day: '2026-12-25' })),
  'lib/holds/ladder/change-waiting-settings.ts changeWaitingSettings': row(administersOwn, asItWas, (actor) =>
    changeWaitingSettings(actor, { version: 0, active: true, remindDaysBefore: 4, end: 'close', endAfterDays: 10 }),
  ),
  'lib/holds/ladder/get-ladder.ts findLadder': row({ in: everybody }, aHeldCase, (actor, { caseId }) => findLadder(actor, caseId)),
  'lib/holds/ladder/get-waiting-settings.ts getWaitingSettings': row(administersOwn, nothing, (actor) => getWaitingSettings(actor)),
  'lib/holds/place-hold.ts placeHold': row(works, aCase, (actor, { caseId }) => placeHold(actor, placeHoldSchema.parse({ caseId, ...words }))),
  'lib/holds/queries.ts listHoldCases': row({ in: everybody, sees: ['member', ...readsIt, 'apiClient'] }, aHeldCase, listHoldCases),
  'lib/holds/reach/mark-hold-opened.ts markHoldOpened': row({ in: ['member'], notFound: ['otherMember', 'theirMember'] }, aHeldCase, markHoldOpened),
  'lib/holds/reach/tick-reach-task.ts tickReachTask': row(works, aLostCase, (actor, { caseId }) => tickReachTask(actor, { caseId, how: 'call', note: '' })),
  'lib/holds/receive-file.ts receiveFile': row({ in: ['member', ...readsIt, 'apiClient'], notFound: everybody }, aHeldCase, (actor, { caseId, itemId }) =>
    receiveFile(actor, { caseId, itemId, ...aFile, bytes }),
  ),
  'lib/holds/receive-file.ts receiveFile (the next version)': row(
    { in: ['member', ...readsIt, 'apiClient'], notFound: everybody },
    anAnsweredCase,
    (actor, about) => receiveFile(actor, { caseId: about.caseId, itemId: null, documentId: about.documentId, ...aFile, bytes }),
  ),
  'lib/holds/receive-file.ts receiveFile (the next version of a document kept among staff)': row(
    { in: [...readsIt, 'apiClient'], notFound: everybody },
    internalDocument,
    (actor, { caseId, documentId }) => receiveFile(actor, { caseId, itemId: null, documentId, ...aFile, bytes }),
  ),
  'lib/holds/receive-file.ts receiveFile (of a kind)': row(
    { in: readsIt, notFound: ['otherMember', 'theirMember', ...readsOthers] },
    aCase,
    (actor, { caseId }) => receiveFile(actor, { caseId, itemId: null, kind: 'legal', visibility: 'internal', ...aFile, bytes }),
  ),
  'lib/holds/receive-file.ts receiveFile (somebody’s upload)': row({ in: ['member'], notFound: everybody }, beganUpload, (actor, { caseId, uploadId }) =>
    receiveFile(actor, { caseId, itemId: null, uploadId, ...aFile, bytes }),
  ),
  'lib/holds/receive-files.ts receiveFiles': row({ in: ['member', ...readsIt, 'apiClient'], notFound: everybody }, aHeldCase, (actor, { caseId }) =>
    receiveFiles(actor, sent(caseId)),
  ),
  'lib/holds/resume-case.ts resumeCase': row(works, aHeldCase, resumeCase),
  'lib/holds/review-item.ts acceptItem': row(works, anAnsweredCase, acceptItem),
  'lib/holds/review-item.ts reopenItem': row(works, acceptedItem, reopenItem),
  'lib/holds/review-item.ts markPartlyIn': row(works, anAnsweredCase, markPartlyIn),
  'lib/holds/review-item.ts returnItem': row(works, anAnsweredCase, (actor, { itemId }) =>
    returnItem(actor, returnItemSchema.parse({ itemId, message: 'Please send page two as well.' })),
  ),
  'lib/holds/review-item.ts tickPaper': row(works, anAnsweredCase, tickPaper),
  'lib/holds/send-everything.ts sendEverything': row({ in: ['member'], notFound: ['otherMember', 'theirMember'] }, anAnsweredCase, sendEverything),

  'lib/notifications/flags/list-email-issues.ts listEmailIssues': row({ ...administersOwn, sees: ['administrator'] }, aFlag, (actor) => listEmailIssues(actor)),
  'lib/notifications/flags/resolve-email-issue.ts resolveEmailIssue': row(administers, aFlag, (actor, { userId }) =>
    resolveEmailIssue(actor, { userId, note: 'Called.' }),
  ),
  'lib/notifications/templates/ask-for-test.ts askForTest': row(administersOwn, noTests, (actor, { words }) => askForTest(actor, { ...theMail, words })),
  'lib/notifications/templates/get-hold-letter.ts getHoldLetter': row(
    { in: [...worksIt, ...worksOthers], sees: [...worksIt, 'otherTechnician', 'otherHead'] },
    aTemplate,
    getHoldLetter,
  ),
  'lib/notifications/templates/get-template.ts getTemplate': row({ ...administersOwn, sees: ['administrator'] }, aTemplate, (actor) =>
    getTemplate(actor, theMail),
  ),
  'lib/notifications/templates/get-template.ts listTemplates': row(administersOwn, aTemplate, listTemplates),
  'lib/notifications/templates/preview-template.ts previewTemplate': row(administersOwn, aTemplate, (actor, { words }) =>
    previewTemplate(actor, { ...theMail, words }),
  ),
  'lib/notifications/templates/save-template.ts resetTemplate': row(
    { in: ['administrator'], conflict: ['theirAdministrator'] },
    aTemplate,
    (actor, { version }) => resetTemplate(actor, { ...theMail, version }),
  ),
  'lib/notifications/templates/save-template.ts restoreTemplate': row(administers, aTemplate, (actor, { version }) =>
    restoreTemplate(actor, { ...theMail, version, from: version }),
  ),
  'lib/notifications/templates/save-template.ts saveTemplate': row({ in: ['administrator'], conflict: ['theirAdministrator'] }, aTemplate, (actor, prepared) =>
    saveTemplate(actor, { ...theMail, version: prepared.version, words: prepared.words }),
  ),
  'lib/notifications/mark-all-notifications-read.ts markAllNotificationsRead': row(
    { in: people },
    aNotification,
    (actor) => markAllNotificationsRead(actor),
    'SELECT id, "readAt" FROM "Notification" WHERE "recipientId" = $1 ORDER BY id',
  ),
  'lib/notifications/mark-notification-read.ts markNotificationRead': row({ in: ['member'], notFound: people }, aNotification, markNotificationRead),
  'lib/notifications/queries.ts listNotifications': row({ in: people, sees: ['member'] }, aNotification, (actor) => listNotifications(actor)),
  'lib/notifications/queries.ts getNotification': row({ in: ['member'], notFound: people }, aNotification, (actor, { id }) => getNotification(actor, id)),
  'lib/notifications/preferences/change-preferences.ts changePreferences': row(
    { in: people },
    nothing,
    (actor) => changePreferences(actor, { frequency: 'daily_digest' }),
    'SELECT frequency FROM "NotificationPreference" WHERE "userId" = $1',
  ),
  'lib/notifications/preferences/push-subscriptions.ts addPushSubscription': row({ in: [], conflict: people }, nothing, (actor) =>
    addPushSubscription(actor, { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'x', auth: 'x' } }),
  ),
  'lib/notifications/preferences/push-subscriptions.ts removePushSubscription': row({ in: people }, nothing, (actor) =>
    removePushSubscription(actor, { endpoint: 'https://fcm.googleapis.com/x' }),
  ),
  'lib/notifications/preferences/verify-phone.ts requestPhoneCode': row({ in: [], conflict: people }, nothing, (actor) =>
    requestPhoneCode(actor, { phone: '+12065550123' }),
  ),
  'lib/notifications/preferences/verify-phone.ts verifyPhone': row({ in: [], gone: people }, nothing, (actor) => verifyPhone(actor, { code: '123456' })),
  'lib/notifications/preferences/verify-phone.ts forgetPhone': row({ in: people }, nothing, (actor) => forgetPhone(actor)),
  'lib/notifications/tracking/get-mail-health.ts getMailHealth': row(administersOwn, nothing, (actor) => getMailHealth(actor)),
  'lib/notifications/tracking/get-statistics.ts getStatistics': row(administersOwn, nothing, (actor) => getStatistics(actor, {})),
  'lib/notifications/tracking/change-tracking.ts changeTracking': row(administersOwn, untracked, (actor) =>
    changeTracking(actor, { version: 0, opens: true, clicks: false }),
  ),
  'lib/notifications/tracking/get-tracking.ts getTracking': row(administersOwn, nothing, (actor) => getTracking(actor)),
  'lib/notifications/tracking/list-notification-events.ts listNotificationEvents': row(
    { in: ['member', 'administrator'], notFound: ['theirMember', 'theirTechnician', 'theirHead', 'theirLegal', 'theirAdministrator'] },
    aNotification,
    listNotificationEvents,
  ),
  'lib/notifications/preferences/get-preferences.ts getPreferences': row({ in: people }, nothing, (actor) => getPreferences(actor)),

  'lib/replies/list-mail-tray.ts listMailTray': row({ ...administersOwn, sees: ['administrator'] }, aWaitingMail, (actor) =>
    listMailTray(actor, { show: 'waiting' }),
  ),
  'lib/replies/list-mail-tray.ts getTrayMail': row(administers, aWaitingMail, getTrayMail),
  'lib/replies/attach-mail.ts attachMail': row(administers, aWaitingMail, (actor, { mailId, number }) => attachMail(actor, { mailId, number, sure: true })),
  'lib/replies/settle-mail.ts settleMail': row(administers, aWaitingMail, (actor, { mailId }) => settleMail(actor, { mailId, note: 'Called.' })),
}

/** What everybody gets of every operation and query. A word in brackets tells several rows of one operation apart. */
export const operationRows: Record<string, Row> = Object.fromEntries(
  Object.entries(rows).map(([name, one]) => [name, { ...one, reads: / (get|list|export|openDocument)/.test(name) }]),
)
