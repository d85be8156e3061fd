import type { Ground, Who } from './ground'

/** A form somebody with the right would send, who that is, and how others fare; the rest is `forbidden`. */
export type ActionRow = {
  form: (ground: Ground) => Record<string, string>
  by: Exclude<Who, 'anonymous'>
  notFound?: readonly Who[]
  invalid?: readonly Who[]
  /** who may do this too, in their own office or department */
  also?: readonly Who[]
  /** everybody signed in may do this for themselves */
  own?: true
  /** nobody needs to be signed in */
  open?: true
}

const elsewhere = ['otherTechnician', 'theirTechnician', 'theirAdministrator'] as const
const works = { by: 'technician', notFound: elsewhere } as const
const reads = { by: 'technician', notFound: [...elsewhere, 'legal'] } as const
const member = { by: 'member', notFound: ['otherMember', 'theirMember'] } as const
const anybody = { by: 'member', notFound: ['otherMember', 'theirMember', 'legal', ...elsewhere] } as const
const administers = { by: 'administrator', notFound: ['theirAdministrator'] } as const
const theCase = ({ caseId }: Ground) => ({ caseId })
const theItem = ({ itemId }: Ground) => ({ itemId })
const theUser = ({ userId }: Ground) => ({ userId })
const theType = ({ typeId }: Ground) => ({ typeId })
const theStatus = ({ code }: Ground) => ({ code })
const administersOwn = { by: 'administrator', also: ['theirAdministrator'] } as const
/** A life cycle that would leave a case without a way on, so that nobody gets it saved. */
const broken = { by: 'administrator', invalid: ['theirAdministrator'] } as const
const inBoth = { 'name[en]': 'Resolved', 'name[es]': 'Resuelto' }
const aType = { ...inBoth, parentId: '', defaultPriority: 'low', reviewWithinDays: '5', 'whatHappensNext[en]': '', 'whatHappensNext[es]': '' }
const aTemplate = { mail: 'hold_placed', locale: 'en' }
const aTitle = { title: 'A new title', typeId: '', priority: 'low' }

/** What everybody gets of every server action, by file and name. */
export const actionRows: Record<string, ActionRow> = {
  'app/(account)/account/actions.ts revokeSessionAction': {
    form: ({ sessionId }) => ({ sessionId }),
    by: 'member',
    notFound: ['otherMember', 'theirMember', 'legal', 'administrator', ...elsewhere],
  },
  'app/(account)/account/actions.ts revokeOthersAction': { form: () => ({}), by: 'member', own: true },
  'app/(account)/account/actions.ts changePasswordAction': { form: () => ({ current: 'wrong', password: 'long enough now' }), by: 'member', own: true },
  'app/(account)/notifications/actions.ts openNotificationAction': {
    form: ({ notificationId }) => ({ id: notificationId }),
    by: 'member',
    notFound: ['otherMember', 'theirMember', 'legal', 'administrator', 'otherHead', ...elsewhere],
  },
  'app/(account)/notifications/actions.ts markAllReadAction': { form: () => ({}), by: 'member', own: true },
  'app/(account)/preferences/actions.ts changePreferencesAction': {
    form: () => ({ version: '0', frequency: 'immediate', timeZone: 'America/Los_Angeles', digestHour: '8', 'shown[channels]': 'in_app', 'shown[kinds]': '' }),
    by: 'member',
    own: true,
  },
  'app/(account)/preferences/actions.ts requestPhoneCodeAction': { form: () => ({ phone: '206-555-0123' }), by: 'member', own: true },
  'app/(account)/preferences/actions.ts verifyPhoneAction': { form: () => ({ code: '123456' }), by: 'member', own: true },
  'app/(account)/preferences/actions.ts forgetPhoneAction': { form: () => ({}), by: 'member', own: true },
  'app/(auth)/actions.ts rememberLanguageAction': { form: () => ({ locale: 'es' }), by: 'member', open: true },
  'app/(auth)/forgot-password/actions.ts requestResetAction': { form: () => ({ email: 'nobody@mail.example.test' }), by: 'member', open: true },
  'app/(auth)/forgot-password/actions.ts resetPasswordAction': {
    form: () => ({ token: 'x'.repeat(43), password: 'long enough now' }),
    by: 'member',
    open: true,
  },
  'app/(auth)/sign-in/actions.ts signInAction': { form: () => ({ email: 'nobody@mail.example.test', password: 'wrong', next: '/' }), by: 'member', open: true },
  'app/desk/admin/audit/actions.ts checkAuditChainAction': { form: () => ({}), by: 'administrator', also: ['theirAdministrator'] },
  'app/desk/admin/email-issues/actions.ts resolveEmailIssueAction': {
    form: (ground) => ({ ...theUser(ground), note: 'Called; a typing error' }),
    ...administers,
  },
  'app/desk/admin/mail-tray/actions.ts attachMailAction': { form: ({ mailId, number }) => ({ mailId, number, sure: 'on' }), ...administers },
  'app/desk/admin/mail-tray/actions.ts settleMailAction': { form: ({ mailId }) => ({ mailId, note: 'Called the member' }), ...administers },
  'app/desk/admin/case-types/actions.ts addCaseTypeAction': { form: () => ({ code: 'APPEAL', ...aType }), ...administersOwn },
  'app/desk/admin/case-types/actions.ts changeCaseTypeAction': { form: (ground) => ({ ...theType(ground), version: '1', ...aType }), ...administers },
  'app/desk/admin/case-types/actions.ts chooseDefaultTypeAction': { form: theType, ...administers },
  'app/desk/admin/case-types/actions.ts deactivateCaseTypeAction': { form: theType, ...administers },
  'app/desk/admin/case-types/actions.ts activateCaseTypeAction': { form: theType, ...administers },
  'app/desk/admin/notifications/actions.ts changeTrackingAction': { form: () => ({ version: '0', clicks: 'on' }), ...administersOwn },
  'app/desk/admin/statuses/actions.ts addStatusAction': { form: () => ({ version: '1', code: 'stuck', kind: 'open', ...inBoth }), ...broken },
  'app/desk/admin/statuses/actions.ts renameStatusAction': { form: (ground) => ({ ...theStatus(ground), version: '1', ...inBoth }), ...administersOwn },
  'app/desk/admin/statuses/actions.ts orderStatusesAction': { form: () => ({ version: '1', codes: 'new,closed' }), ...broken },
  'app/desk/admin/statuses/actions.ts deactivateStatusAction': { form: theStatus, ...administersOwn },
  'app/desk/admin/statuses/actions.ts activateStatusAction': { form: theStatus, ...administersOwn },
  'app/desk/admin/statuses/actions.ts setTransitionsAction': { form: () => ({ version: '1', transitions: 'new>closed' }), ...broken },
  'app/desk/admin/templates/actions.ts editTemplateAction': {
    form: () => ({ ...aTemplate, version: '0', do: 'save', 'words[0][block]': 'holdPlaced.subject', 'words[0][text]': '{never}' }),
    ...broken,
  },
  'app/desk/admin/templates/actions.ts resetTemplateAction': { form: () => ({ ...aTemplate, version: '0' }), ...administersOwn },
  'app/desk/admin/templates/actions.ts restoreTemplateAction': { form: () => ({ ...aTemplate, version: '0', from: '999' }), ...administers },
  'app/desk/admin/users/actions.ts inviteUserAction': {
    form: () => ({ name: 'Noa Berg', email: 'noa@mail.example.test', role: 'member' }),
    by: 'administrator',
    also: ['theirAdministrator'],
  },
  'app/desk/admin/users/actions.ts changeUserAction': { form: (ground) => ({ ...theUser(ground), role: 'legal', departmentId: '' }), ...administers },
  'app/desk/admin/users/actions.ts disableUserAction': { form: theUser, ...administers },
  'app/desk/admin/users/actions.ts enableUserAction': { form: theUser, ...administers },
  'app/desk/admin/users/actions.ts endUserSessionsAction': { form: theUser, ...administers },
  'app/desk/admin/users/actions.ts sendPasswordLinkAction': { form: theUser, ...administers },
  'app/desk/admin/waiting/actions.ts changeWaitingSettingsAction': {
    form: () => ({ version: '0', active: 'yes', remindDaysBefore: '3', end: 'nothing', endAfterDays: '5' }),
    by: 'administrator',
    also: ['theirAdministrator'],
  },
  'app/desk/admin/waiting/actions.ts addHolidayAction': {
    form: () => ({ day: '2026-12-25', name: 'Christmas' }),
    by: 'administrator',
    also: ['theirAdministrator'],
  },
  'app/desk/admin/waiting/actions.ts removeHolidayAction': { form: () => ({ day: '2026-12-26' }), by: 'administrator', also: ['theirAdministrator'] },
  'app/desk/[caseId]/actions.ts placeHoldAction': { form: (ground) => ({ ...theCase(ground), reason: 'Three papers' }), ...works },
  'app/desk/[caseId]/actions.ts tickReachTaskAction': { form: (ground) => ({ ...theCase(ground), how: 'call', note: '' }), ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction resume': { form: theCase, ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction complete': { form: theCase, ...works },
  'app/desk/[caseId]/actions.ts assignCaseAction': {
    form: (ground) => ({ ...theCase(ground), technicianId: ground.ids.otherTechnician, reason: '' }),
    ...works,
  },
  'app/desk/[caseId]/actions.ts caseDeedAction move': { form: (ground) => ({ ...theCase(ground), to: 'closed' }), ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction delete': { form: theCase, by: 'administrator', notFound: ['otherHead', 'theirAdministrator'] },
  'app/desk/[caseId]/actions.ts caseDeedAction restore': { form: theCase, by: 'administrator', notFound: ['otherHead', 'theirAdministrator'] },
  'app/desk/[caseId]/actions.ts updateCaseAction': {
    form: ({ caseId, typeId, ids }) => ({ ...aTitle, caseId, typeId, memberId: ids.member, version: '1' }),
    ...works,
  },
  'app/desk/[caseId]/actions.ts addNoteAction': { form: (ground) => ({ ...theCase(ground), body: 'A note', visibility: 'internal' }), ...reads },
  'app/desk/[caseId]/actions.ts sendFilesAction': { form: (ground) => ({ ...theCase(ground), files: 'file' }), ...anybody },
  'app/desk/[caseId]/actions.ts changeDocumentAction': {
    form: ({ documentId }) => ({ documentId, kind: 'evidence', visibility: 'shared' }),
    ...reads,
  },
  'app/desk/[caseId]/actions.ts markCaseSeenAction': { form: (ground) => ({ ...theCase(ground), asOf: new Date().toISOString() }), ...reads },
  'app/desk/[caseId]/actions.ts askForItemAction': { form: (ground) => ({ ...theCase(ground), 'item[name]': 'A paper' }), ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction accept': { form: theItem, ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction reopen': { form: theItem, ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction markPartlyIn': { form: theItem, ...works },
  'app/desk/[caseId]/actions.ts caseDeedAction tickPaper': { form: theItem, ...works },
  'app/desk/[caseId]/actions.ts returnItemAction': { form: (ground) => ({ ...theItem(ground), message: 'Page two' }), ...works },
  'app/desk/new/actions.ts openCaseAction': {
    form: ({ typeId, ids }) => ({ title: 'A case', typeId, memberId: ids.member }),
    by: 'technician',
    also: ['otherTechnician', 'otherHead'],
    invalid: ['theirTechnician', 'theirAdministrator'],
  },
  'app/(portal)/actions.ts chooseLanguage': { form: () => ({ locale: 'es' }), by: 'member', own: true },
  'app/(portal)/cases/[caseId]/actions.ts addNoteAction': { form: (ground) => ({ ...theCase(ground), body: 'A note' }), ...anybody },
  'app/(portal)/cases/[caseId]/actions.ts sendFilesAction': { form: (ground) => ({ ...theCase(ground), files: 'file' }), ...anybody },
  'app/(portal)/cases/[caseId]/actions.ts sendEverythingAction': { form: theCase, ...member },
}
