import { resolve } from 'node:path'
import { DomainError, type ErrorCode, httpStatus } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { aCase, aPerson, as, everybody, type Who, type World } from '@/lib/testing/everybody'
import type { Route } from '@/lib/testing/source'
import { beginSending } from '@/lib/web/upload-router'
import { newCaseType, newStatus, operationRows } from './operations'
import type { Expected, Prepared, Row } from './who-may'

/** One of each sort of those who can sign in; the operations behind the routes are asked as everybody. */
export const readers = ['member', 'otherMember', 'technician', 'otherTechnician', 'legal', 'administrator', 'theirMember', 'theirAdministrator'] as const
export const origin = 'http://localhost:3000'

type Sent = { params?: Record<string, string>; query?: string; body?: unknown; headers?: Record<string, string>; url?: string }
export type RouteRow = Expected & {
  prepare: Row['prepare']
  send: (prepared: Prepared) => Sent
  untouched?: string
  /** what an answer means that is not in our own words */
  means?: (answer: Response) => Promise<ErrorCode | 'in'>
}

/** The same people get in as into an operation, or into some other row of its table. */
function like(operation: string, send: RouteRow['send'] = () => ({})): RouteRow {
  const row = operationRows[operation]
  if (!row) throw new Error(`there is no row ${operation}`)
  return { ...row, send }
}
const theCase: RouteRow['send'] = ({ caseId }) => ({ params: { caseId } })
const theItem: RouteRow['send'] = ({ itemId }) => ({ params: { itemId } })
const theType: RouteRow['send'] = ({ typeId }) => ({ params: { typeId } })
const theStatus: RouteRow['send'] = ({ code }) => ({ params: { code } })
const theTrayMail: RouteRow['send'] = ({ mailId }) => ({ params: { mailId } })
const theUser: RouteRow['send'] = ({ userId }) => ({ params: { userId } })

const theMail = () => ({ params: { mail: 'hold_placed', locale: 'en' } })

const bytes = Buffer.from('abc')
const aFile = { name: 'letter.txt', size: bytes.length, type: 'text/plain' }
const announced = (caseId: string) => JSON.stringify({ input: { caseId, itemId: null, fingerprint: newId() }, files: [aFile] })
/** An address the member may send a file to. */
const anAddress: Row['prepare'] = async (world, typeId) => {
  const { caseId } = await aCase(world, typeId)
  const headers = { origin, 'content-type': 'application/json' }
  const request = new Request(`${origin}/api/uploadthing?actionType=upload&slug=caseFile`, { method: 'POST', headers, body: announced(caseId) })
  const [first] = (await (await beginSending(as(world, 'member'), request)).json()) as { url: string }[]
  return { url: first?.url }
}
const nothing: Row['prepare'] = async () => undefined

const nowhere: RouteRow = { in: [], notFound: everybody, prepare: nothing, send: () => ({ url: `${origin}/api/v1/no-such-thing` }) }

/** What everybody gets of every route that passes apiRoute. */
export const routeRows: Record<string, RouteRow> = {
  ...Object.fromEntries(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [`${method} app/api/[...unknown]/route.ts`, nowhere])),
  'GET app/api/documents/[versionId]/route.ts': like('lib/documents/open-document.ts openDocument', ({ versionId }) => ({ params: { versionId } })),
  'GET app/api/hold-cases/route.ts': like('lib/holds/queries.ts listHoldCases'),
  'HEAD app/api/ingest/[key]/route.ts': { in: ['member'], notFound: everybody, prepare: anAddress, send: ({ url }) => ({ url }) },
  'PUT app/api/ingest/[key]/route.ts': { in: ['member'], notFound: everybody, prepare: anAddress, send: ({ url }) => ({ url, body: bytes }) },
  'POST app/api/notifications/[id]/mark-read/route.ts': like('lib/notifications/mark-notification-read.ts markNotificationRead', ({ id }) => ({
    params: { id },
  })),
  'GET app/api/notifications/bell/route.ts': { in: readers, prepare: nothing, send: () => ({}) },
  'POST app/api/notifications/mark-all-read/route.ts': like('lib/notifications/mark-all-notifications-read.ts markAllNotificationsRead'),
  'GET app/api/notifications/route.ts': like('lib/notifications/queries.ts listNotifications'),
  'GET app/api/v1/notification-preferences/route.ts': like('lib/notifications/preferences/get-preferences.ts getPreferences'),
  'PUT app/api/v1/notification-preferences/route.ts': like('lib/notifications/preferences/change-preferences.ts changePreferences', () => ({
    body: { frequency: 'daily_digest' },
  })),
  'POST app/api/v1/phone/route.ts': like('lib/notifications/preferences/verify-phone.ts requestPhoneCode', () => ({ body: { phone: '+12065550123' } })),
  'DELETE app/api/v1/phone/route.ts': like('lib/notifications/preferences/verify-phone.ts forgetPhone'),
  'POST app/api/v1/phone/verify/route.ts': like('lib/notifications/preferences/verify-phone.ts verifyPhone', () => ({ body: { code: '123456' } })),
  'POST app/api/v1/push-subscriptions/route.ts': like('lib/notifications/preferences/push-subscriptions.ts addPushSubscription', () => ({
    body: { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'x', auth: 'x' } },
  })),
  'DELETE app/api/v1/push-subscriptions/route.ts': like('lib/notifications/preferences/push-subscriptions.ts removePushSubscription', () => ({
    body: { endpoint: 'https://fcm.googleapis.com/x' },
  })),
  'GET app/api/v1/waiting-settings/route.ts': like('lib/holds/ladder/get-waiting-settings.ts getWaitingSettings'),
  'PUT app/api/v1/waiting-settings/route.ts': like('lib/holds/ladder/change-waiting-settings.ts changeWaitingSettings', () => ({
    body: { version: 0, active: true, remindDaysBefore: 4, end: 'close', endAfterDays: 10 },
  })),
  'POST app/api/v1/waiting-settings/holidays/route.ts': like('lib/holds/ladder/change-holidays.ts addHoliday', () => ({
    body: { day: '2026-12-25', name: 'Christmas' },
  })),
  'DELETE app/api/v1/waiting-settings/holidays/[day]/route.ts': like('lib/holds/ladder/change-holidays.ts removeHoliday', () => ({
    params: { day: '2026-12-25' },
  })),
  'POST app/api/uploads/cancel/route.ts': like('lib/documents/cancel-upload.ts cancelUpload', ({ described }) => ({ body: described })),
  'POST app/api/uploadthing/route.ts': {
    in: ['member', 'technician', 'colleague', 'head', 'administrator', 'courtLegal'],
    notFound: readers,
    prepare: aCase,
    send: ({ caseId }) => ({ url: `${origin}/api/uploadthing?actionType=upload&slug=caseFile`, body: announced(caseId) }),
    means: async (answer) => (answer.ok ? 'in' : answer.status === 400 && (await answer.text()).includes('"case"') ? 'not_found' : 'forbidden'),
  },
  'PATCH app/api/v1/admin/email-issues/[userId]/resolve/route.ts': like('lib/notifications/flags/resolve-email-issue.ts resolveEmailIssue', ({ userId }) => ({
    params: { userId },
    body: { note: 'Called.' },
  })),
  'GET app/api/v1/admin/mail-tray/route.ts': like('lib/replies/list-mail-tray.ts listMailTray'),
  'GET app/api/v1/admin/mail-tray/[mailId]/route.ts': like('lib/replies/list-mail-tray.ts getTrayMail', theTrayMail),
  'POST app/api/v1/admin/mail-tray/[mailId]/attach/route.ts': like('lib/replies/attach-mail.ts attachMail', ({ mailId, number }) => ({
    params: { mailId },
    body: { number, sure: true },
  })),
  'POST app/api/v1/admin/mail-tray/[mailId]/settle/route.ts': like('lib/replies/settle-mail.ts settleMail', ({ mailId }) => ({
    params: { mailId },
    body: { note: 'Called.' },
  })),
  'GET app/api/v1/admin/email-issues/route.ts': like('lib/notifications/flags/list-email-issues.ts listEmailIssues'),
  'POST app/api/v1/audit-events/check/route.ts': like('lib/access/audit-trail.ts checkAuditChain'),
  'GET app/api/v1/audit-events/export/route.ts': like('lib/access/audit-trail.ts exportAuditTrail'),
  'GET app/api/v1/audit-events/route.ts': like('lib/access/audit-trail.ts listAuditEvents'),
  'POST app/api/v1/case-statuses/[code]/activate/route.ts': like('lib/cases/statuses/deactivate-status.ts activateStatus', theStatus),
  'POST app/api/v1/case-statuses/[code]/deactivate/route.ts': like('lib/cases/statuses/deactivate-status.ts deactivateStatus', theStatus),
  'PATCH app/api/v1/case-statuses/[code]/route.ts': like('lib/cases/statuses/rename-status.ts renameStatus', ({ code }) => ({
    params: { code },
    body: { version: 1, name: { en: 'At court', es: 'En el tribunal' } },
  })),
  'GET app/api/v1/case-statuses/route.ts': like('lib/cases/statuses/queries.ts getLifeCycle'),
  'POST app/api/v1/case-statuses/route.ts': like('lib/cases/statuses/add-status.ts addStatus', () => {
    const { comesFrom: _none, ...body } = newStatus()
    return { body }
  }),
  'PATCH app/api/v1/case-statuses/route.ts': like('lib/cases/statuses/order-statuses.ts orderStatuses', ({ codes }) => ({ body: { version: 1, codes } })),
  'GET app/api/v1/case-transitions/route.ts': like('lib/cases/statuses/queries.ts getLifeCycle'),
  'PUT app/api/v1/case-transitions/route.ts': like('lib/cases/statuses/set-transitions.ts setTransitions', ({ transitions }) => ({
    body: { version: 1, transitions },
  })),
  'POST app/api/v1/case-types/[typeId]/activate/route.ts': like('lib/cases/types/deactivate-case-type.ts activateCaseType', theType),
  'POST app/api/v1/case-types/[typeId]/deactivate/route.ts': like('lib/cases/types/deactivate-case-type.ts deactivateCaseType', theType),
  'POST app/api/v1/case-types/[typeId]/make-default/route.ts': like('lib/cases/types/choose-default-type.ts chooseDefaultType', theType),
  'GET app/api/v1/case-types/[typeId]/route.ts': like('lib/cases/types/queries.ts getCaseType', theType),
  'PATCH app/api/v1/case-types/[typeId]/route.ts': like('lib/cases/types/change-case-type.ts changeCaseType', ({ typeId, said }) => ({
    params: { typeId },
    body: { version: 1, ...said, reviewWithinDays: 9 },
  })),
  'GET app/api/v1/case-types/route.ts': like('lib/cases/types/queries.ts listCaseTypes'),
  'POST app/api/v1/case-types/route.ts': like('lib/cases/types/add-case-type.ts addCaseType', () => ({ body: newCaseType() })),
  'POST app/api/v1/cases/[caseId]/complete/route.ts': like('lib/holds/complete-case.ts completeCase', theCase),
  'POST app/api/v1/cases/[caseId]/hold/route.ts': like('lib/holds/place-hold.ts placeHold', ({ caseId }) => ({
    params: { caseId },
    body: { reason: 'We need one more paper.' },
  })),
  'POST app/api/v1/cases/[caseId]/notes/route.ts (internal)': like('lib/cases/add-note.ts addNote (internal)', ({ caseId }) => ({
    params: { caseId },
    body: { visibility: 'internal', body: 'Called.' },
  })),
  'POST app/api/v1/cases/[caseId]/notes/route.ts (shared)': like('lib/cases/add-note.ts addNote (shared)', ({ caseId }) => ({
    params: { caseId },
    body: { visibility: 'shared', body: 'Thanks.' },
  })),
  'POST app/api/v1/cases/[caseId]/reached/route.ts': like('lib/holds/reach/tick-reach-task.ts tickReachTask', ({ caseId }) => ({
    params: { caseId },
    body: { how: 'call' },
  })),
  'POST app/api/v1/cases/[caseId]/resume/route.ts': like('lib/holds/resume-case.ts resumeCase', theCase),
  'POST app/api/v1/cases/[caseId]/sent-everything/route.ts': like('lib/holds/send-everything.ts sendEverything', theCase),
  'POST app/api/v1/items/[itemId]/accept/route.ts': like('lib/holds/review-item.ts acceptItem', theItem),
  'POST app/api/v1/items/[itemId]/paper/route.ts': like('lib/holds/review-item.ts tickPaper', theItem),
  'POST app/api/v1/items/[itemId]/partly-in/route.ts': like('lib/holds/review-item.ts markPartlyIn', theItem),
  'POST app/api/v1/items/[itemId]/reopen/route.ts': like('lib/holds/review-item.ts reopenItem', theItem),
  'POST app/api/v1/items/[itemId]/return/route.ts': like('lib/holds/review-item.ts returnItem', ({ itemId }) => ({
    params: { itemId },
    body: { message: 'Please send page two as well.' },
  })),
  'GET app/api/mail-preview/[mail]/[locale]/route.ts': like('lib/notifications/templates/get-template.ts getTemplate', theMail),
  'POST app/api/mail-preview/[mail]/[locale]/route.ts': like('lib/notifications/templates/preview-template.ts previewTemplate', ({ words }) => ({
    ...theMail(),
    body: String(new URLSearchParams({ mail: 'hold_placed', locale: 'en', 'words[0][block]': words[0].block, 'words[0][text]': words[0].text })),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })),
  'GET app/api/v1/mail-templates/route.ts': like('lib/notifications/templates/get-template.ts listTemplates'),
  'GET app/api/v1/mail-templates/[mail]/[locale]/route.ts': like('lib/notifications/templates/get-template.ts getTemplate', theMail),
  'PUT app/api/v1/mail-templates/[mail]/[locale]/route.ts': like('lib/notifications/templates/save-template.ts saveTemplate', ({ version, words }) => ({
    ...theMail(),
    body: { version, words },
  })),
  'POST app/api/v1/mail-templates/[mail]/[locale]/preview/route.ts': like('lib/notifications/templates/preview-template.ts previewTemplate', ({ words }) => ({
    ...theMail(),
    body: { words },
  })),
  'POST app/api/v1/mail-templates/[mail]/[locale]/reset/route.ts': like('lib/notifications/templates/save-template.ts resetTemplate', ({ version }) => ({
    ...theMail(),
    body: { version },
  })),
  'POST app/api/v1/mail-templates/[mail]/[locale]/restore/route.ts': like('lib/notifications/templates/save-template.ts restoreTemplate', ({ version }) => ({
    ...theMail(),
    body: { version, from: version },
  })),
  'POST app/api/v1/mail-templates/[mail]/[locale]/test/route.ts': like('lib/notifications/templates/ask-for-test.ts askForTest', ({ words }) => ({
    ...theMail(),
    body: { words },
  })),
  'GET app/api/v1/notifications/[id]/events/route.ts': like('lib/notifications/tracking/list-notification-events.ts listNotificationEvents', ({ id }) => ({
    params: { id },
  })),
  'GET app/api/v1/notifications/health/route.ts': like('lib/notifications/tracking/get-mail-health.ts getMailHealth'),
  'GET app/api/v1/notifications/statistics/route.ts': like('lib/notifications/tracking/get-statistics.ts getStatistics', () => ({ query: '?from=2026-11-01' })),
  'GET app/api/v1/tracking-settings/route.ts': like('lib/notifications/tracking/get-tracking.ts getTracking'),
  'PUT app/api/v1/tracking-settings/route.ts': like('lib/notifications/tracking/change-tracking.ts changeTracking', () => ({
    body: { version: 0, opens: true, clicks: false },
  })),
  'POST app/api/v1/users/[userId]/disable/route.ts': like('lib/access/disable-user.ts disableUser', theUser),
  'POST app/api/v1/users/[userId]/enable/route.ts': like('lib/access/disable-user.ts enableUser', theUser),
  'POST app/api/v1/users/[userId]/end-sessions/route.ts': like('lib/access/disable-user.ts endUserSessions', theUser),
  'POST app/api/v1/users/[userId]/password-link/route.ts': like('lib/access/send-password-link.ts sendPasswordLink', theUser),
  'GET app/api/v1/users/[userId]/route.ts': like('lib/access/list-users.ts getUser', theUser),
  'PATCH app/api/v1/users/[userId]/route.ts': like('lib/access/change-user.ts changeUser', ({ userId }) => ({
    params: { userId },
    body: { role: 'legal', departmentId: null },
  })),
  'GET app/api/v1/users/route.ts': like('lib/access/list-users.ts listUsers', () => ({ query: '?q=ruth' })),
  'POST app/api/v1/users/route.ts': like('lib/access/invite-user.ts inviteUser', () => ({
    body: { name: 'Noa Berg', email: `${newId()}@example.test`, role: 'member' },
  })),
  'POST app/sign-out/route.ts': { in: readers, prepare: aPerson, send: () => ({}) },
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Calls a route as Next.js does. */
export async function callRoute({ file, method }: Route, { params = {}, query = '', body, headers, url }: Sent): Promise<Response> {
  const handler = ((await import(resolve(file))) as Record<string, Handler>)[method]
  if (!handler) throw new Error(`${file} has no ${method}`)
  const path = file.replace(/^app|\/route\.ts$/g, '').replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? newId())
  const made: [string, string][] = [...file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => [name, params[name] ?? newId()])
  const text = body === undefined ? null : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const request = new Request(url ?? origin + path + query, {
    method,
    headers: { origin, ...(text === null ? {} : { 'content-type': 'application/json' }), ...headers },
    body: text as BodyInit | null,
  })
  return handler(request, { params: Promise.resolve(Object.fromEntries(made)) })
}

/** What an answer says: `undefined` when it lets in, else its refusal is thrown as the operation threw it. */
async function meaning(answer: Response, means?: RouteRow['means']): Promise<string> {
  const how = means ? await means(answer.clone()) : await wordOf(answer)
  if (how !== 'in') throw new DomainError(how, how, {}, { answer: await answer.text() })
  return answer.status < 300 ? answer.text() : ''
}

async function wordOf(answer: Response): Promise<ErrorCode | 'in'> {
  if (answer.status < 400) return 'in'
  const code = (Object.keys(httpStatus) as ErrorCode[]).find((word) => httpStatus[word] === answer.status)
  if (!code) throw new Error(`an answer of ${answer.status}: ${await answer.text()}`)
  return code
}

/** A route's row as a row of people, who each have their cookie. */
export function asRow(route: Route, row: RouteRow, cookies: Record<Who, string>): Row {
  return {
    ...row,
    ask: async (_: World, who: Who, prepared: Prepared) => {
      const sent = row.send(prepared)
      return meaning(await callRoute(route, { ...sent, headers: { cookie: cookies[who], ...sent.headers } }), row.means)
    },
  }
}
