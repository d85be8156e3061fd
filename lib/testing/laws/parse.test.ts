import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { filesIn, isTest, read } from '@/lib/testing/source'

/** Schemas of what comes from outside; events and settings are our own words. */
const files = filesIn('lib').filter(
  (file) => /from 'zod'/.test(read(file)) && !isTest(file) && !/\/events\.ts$|\/event\.ts$|core\/env\.ts$|upload-router\.ts$/.test(file),
)
const schemas: Record<string, z.ZodType> = {}
for (const file of files) {
  for (const [name, value] of Object.entries((await import(resolve(file))) as Record<string, unknown>)) if (value instanceof z.ZodType) schemas[name] = value
}

const id = newId()
const item = {
  name: 'Bank statement',
  why: 'Why',
  goodExample: 'Good',
  badExample: 'Bad',
  translations: { es: { name: 'Estado' } },
  required: 'on',
  filesExpected: '2',
}
const aCase = {
  title: 'A title',
  description: 'About',
  typeId: id,
  memberId: id,
  customerId: id,
  contactId: id,
  subjectName: 'Frank',
  departmentId: id,
  priority: 'high',
}
const audit = { actor: 'Elena', type: 'case_held', case: 'CASE-2026-000001', from: '2026-01-01', to: '2026-12-31', after: id }
const hold = {
  reason: 'Three papers',
  translations: { es: { reason: 'Tres' } },
  waitingFor: 'us',
  respondByOn: '2026-12-31',
  templateCode: 'bank',
  items: [item],
}
const inBoth = { en: 'Appeal', es: 'Apelación' }
const aType = { name: inBoth, parentId: id, defaultPriority: 'high', reviewWithinDays: '5', whatHappensNext: { en: 'We call you.', es: 'Le llamamos.' } }
const said = { block: 'holdPlaced.subject', text: 'Your case {number}' }
const cursor = `2026-12-31T12:00:00.000Z_${id}`

/** Something each schema takes. */
const samples: Record<string, unknown> = {
  addPushSubscriptionSchema: { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'BOr', auth: 'x-_' }, userAgent: 'Firefox' },
  addCaseTypeSchema: { code: 'APPEAL', ...aType },
  addNoteSchema: { caseId: id, body: 'A note', visibility: 'shared' },
  addStatusSchema: { version: '3', code: 'at_court', name: inBoth, kind: 'hold', comesFrom: ['new'], goesTo: ['in_progress', 'closed'] },
  attachMailSchema: { mailId: id, number: 'CASE-2026-000001', sure: 'on' },
  mailIdSchema: { mailId: id },
  settleMailSchema: { mailId: id, note: 'Called.' },
  trayViewSchema: { show: 'done' },
  askForItemSchema: { caseId: id, item },
  assignCaseSchema: { caseId: id, technicianId: id, reason: 'Away' },
  auditFiltersSchema: audit,
  cancelUploadSchema: { caseId: id, itemId: id, documentId: id, fingerprint: '1764072000000-a1', fileName: 'letter.pdf', size: 3 },
  changeDocumentSchema: { documentId: id, kind: 'evidence', visibility: 'internal' },
  caseIdSchema: { caseId: id },
  caseSeenSchema: { caseId: id, asOf: '2026-11-26T12:00:00.000Z' },
  caseTypeIdSchema: { typeId: id },
  changeCaseTypeSchema: { typeId: id, version: '3', ...aType },
  changeLanguageSchema: { locale: 'es' },
  addHolidaySchema: { day: '2026-12-25', name: 'Christmas' },
  removeHolidaySchema: { day: '2026-12-25' },
  changeWaitingSettingsSchema: { version: '3', active: 'yes', remindDaysBefore: '3', end: 'close', endAfterDays: '5' },
  changeTrackingSchema: { version: '3', opens: true, clicks: false },
  trackingFormSchema: { version: '3', opens: 'on' },
  changePasswordSchema: { current: 'what it was', password: 'long enough now' },
  changePreferencesSchema: {
    version: '3',
    frequency: 'daily_digest',
    channels: { email: true },
    kinds: { hold_placed: { email: true } },
    timeZone: 'UTC',
    digestHour: '8',
    quietHours: { from: '22:00', until: '07:00' },
    slackId: 'U012ABCDEF',
  },
  changeStatusSchema: { caseId: id, version: '3', to: 'in_progress' },
  changeUserSchema: { userId: id, role: 'legal', departmentId: id, name: 'Grace Liu', email: 'grace@example.org' },
  completeCaseSchema: { caseId: id },
  email: 'ruth@example.test',
  id,
  inviteUserSchema: { name: 'Noa Berg', email: 'noa@example.test', role: 'member', departmentId: id, locale: 'es' },
  itemIdSchema: { itemId: id },
  listNotificationsSchema: { cursor, limit: '10' },
  previewTemplateSchema: { mail: 'hold_placed', locale: 'en', version: '3', words: [said], scene: 'items' },
  resetTemplateSchema: { mail: 'hold_placed', locale: 'en', version: '3' },
  restoreTemplateSchema: { mail: 'hold_placed', locale: 'en', version: '3', from: '1' },
  saveTemplateSchema: { mail: 'hold_placed', locale: 'en', version: '3', words: [said] },
  editTemplateSchema: { mail: 'hold_placed', locale: 'en', version: '3', words: [said], do: 'test', scene: 'items' },
  templateSchema: { mail: 'hold_placed', locale: 'en' },
  memberNoteSchema: { caseId: id, body: 'A note' },
  notificationIdSchema: { id },
  openCaseSchema: { ...aCase, technicianId: id },
  phoneCodeSchema: { code: '123456' },
  phoneSchema: { phone: '+12065550123' },
  orderStatusesSchema: { version: '3', codes: ['new', 'closed'] },
  periodSchema: { from: '2026-11-01', to: '2026-11-30' },
  placeHoldSchema: { caseId: id, ...hold, requestKey: 'a key' },
  renameStatusSchema: { code: 'new', version: '3', name: inBoth },
  requestResetSchema: { email: 'ruth@example.test' },
  preferencesFormSchema: {
    version: '3',
    frequency: 'daily_digest',
    timeZone: 'UTC',
    digestHour: '8',
    quiet: 'on',
    quietFrom: '22:00',
    quietUntil: '07:00',
    slackId: 'U012ABCDEF',
    shown: { channels: 'in_app email', kinds: 'hold_placed' },
    channels: { email: 'on' },
    kinds: { hold_placed: { email: 'on' } },
  },
  removePushSubscriptionSchema: { endpoint: 'https://fcm.googleapis.com/x' },
  resolveEmailIssueSchema: { userId: id, note: 'Called; a typing error' },
  resetPasswordSchema: { token: 'x'.repeat(30), password: 'long enough now' },
  resumeCaseSchema: { caseId: id },
  returnItemSchema: { itemId: id, seen: 'received.1', code: 'cut_off', message: 'Page two', translations: { es: { message: 'Dos' } } },
  reviewItemSchema: { itemId: id, seen: 'received.1' },
  revokeSessionSchema: { sessionId: id },
  sendEverythingSchema: { caseId: id },
  sendFilesSchema: { caseId: id, itemId: id, documentId: id, kind: 'legal', visibility: 'shared', files: [new File(['x'], 'x.txt')] },
  sentFileSchema: { caseId: id, itemId: id, documentId: id, kind: 'legal', visibility: 'shared', fingerprint: '1764072000000-a1' },
  setTransitionsSchema: { version: '3', transitions: [{ from: 'new', to: 'closed' }] },
  signInSchema: { email: 'ruth@example.test', password: 'harbor', tenantId: id, next: '/cases' },
  tickReachTaskSchema: { caseId: id, how: 'call', note: 'Spoke with her.' },
  statusCodeSchema: { code: 'new' },
  updateCaseSchema: { ...aCase, caseId: id, version: '3' },
  userFiltersSchema: { q: 'ruth', role: 'member', state: 'active', after: id },
  userIdSchema: { userId: id },
  version: '3',
}

/** What only looks like a value: objects a query would understand, and things where one text was meant. */
const objects: Record<string, unknown> = {
  'a condition': { not: '' },
  'another condition': { contains: '', mode: 'insensitive' },
  'nested lists': [[]],
  'a list of texts': ['a', 'b'],
  'a list of one text': ['3'],
  'a prototype': JSON.parse('{"__proto__":{"isAdmin":true}}'),
  'a constructor': { constructor: { prototype: { isAdmin: true } } },
  'something that calls itself a text': { toString: () => 'a', valueOf: () => 3, length: 1 },
  'a file': new Blob(['x']),
  'no number': Number.NaN,
  'a large number': 2n ** 64n,
  'a function': () => 'a',
}
/** Texts and the like that may be taken when they end up harmless. */
const odd: Record<string, unknown> = {
  'a day': new Date(0),
  nothing: null,
  'an empty list': [],
  yes: true,
  zero: 0,
  'less than nothing': -1,
  'a fraction': 1.5,
  infinity: Number.POSITIVE_INFINITY,
  'an empty text': '',
  blanks: ' \t\n\u200b\u00a0',
  NUL: 'a\u0000b'.repeat(20),
  'half a character': `a\ud800b${'c'.repeat(20)}`,
  'a megabyte': 'x'.repeat(1024 * 1024),
  'a prototype’s name': '__proto__',
  'the year 0': '0000-01-01',
  'a day that is none': '2026-02-30',
  'a key of dashes': '-'.repeat(36),
  'a condition in words': '{"not":""}',
}

/** Kept as hashes only, so that they may be whatever was typed. */
const secret = new Set(['password', 'current', 'token'])

/** Maps whose names the operation judges, because its refusal tells those there are. */
const judged = /^(channels|kinds(\.[^.]+)?)$/

/** What is wrong with a value on its way to the database, as a path; null when nothing is. */
function harm(value: unknown, like: unknown, path = ''): string | null {
  if (typeof value === 'string') {
    if (secret.has(path.split('.').at(-1) ?? '')) return null
    if (value.includes('\u0000') || /\p{Cs}/u.test(value)) return `${path} holds a character that PostgreSQL cannot keep`
    return value.length > 50_000 ? `${path} is ${value.length} long` : null
  }
  if (value === null || value === undefined || typeof value === 'boolean') return null
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : `${path} is no whole number`
  if (value instanceof File) return like instanceof File ? null : `${path} is a file`
  if (Array.isArray(value)) {
    if (!Array.isArray(like)) return `${path} is a list`
    for (const [index, one] of value.entries()) {
      const found = harm(one, like[0], `${path}.${index}`)
      if (found) return found
    }
    return null
  }
  if (typeof value !== 'object') return `${path} is a ${typeof value}`
  if (like === null || typeof like !== 'object' || Array.isArray(like)) return `${path} is an object`
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) return `${path} has another prototype`
  for (const [key, one] of Object.entries(value)) {
    if (judged.test(path) && /^[a-z][\w/+-]*$/i.test(key)) continue
    if (!Object.hasOwn(like, key)) return `${path}.${key} is a column nobody knows`
    const found = harm(one, (like as Record<string, unknown>)[key], path ? `${path}.${key}` : key)
    if (found) return found
  }
  return null
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
const areTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string')
/** Every place in a sample, as a path. */
const placesIn = (value: unknown): (string | number)[][] =>
  Array.isArray(value)
    ? value.flatMap((one, index) => [[index], ...placesIn(one).map((rest) => [index, ...rest])])
    : isPlain(value)
      ? Object.entries(value).flatMap(([key, one]) => [[key], ...placesIn(one).map((rest) => [key, ...rest])])
      : []
const at = (sample: unknown, place: (string | number)[]) => place.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], sample)
/** The sample with another value at a place. */
function put(sample: unknown, [head, ...rest]: (string | number)[], value: unknown): unknown {
  if (head === undefined) return value
  if (Array.isArray(sample)) return sample.map((one, index) => (index === head ? put(one, rest, value) : one))
  return { ...(sample as object), [head]: put((sample as Record<string, unknown>)[head], rest, value) }
}

/** Parses whatever comes: refused in our words, or harmless; anything else is told. */
function parsed(name: string, value: unknown): { taken: boolean; wrong: string | null } {
  const schema = schemas[name] as z.ZodType
  try {
    const result = schema.safeParse(value)
    return { taken: result.success, wrong: result.success ? harm(result.data, schema.parse(samples[name])) : null }
  } catch (error) {
    return { taken: false, wrong: `throws ${error}` }
  }
}

test('X-07 every schema of what comes from outside has a sample here, and no sample outlives its schema', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(schemas).sort())
  for (const [name, sample] of Object.entries(samples)) expect(schemas[name]?.safeParse(sample).error, name).toBeUndefined()
})

test('X-07 whatever comes from outside is parsed by a strict schema', () => {
  const loose = [...files, ...filesIn('app').filter((file) => /\/(route|actions)\.tsx?$/.test(file))].filter((file) =>
    /z\.(object|looseObject|any|unknown|coerce|json|custom)\b|\.(passthrough|loose|catchall)\(/.test(read(file)),
  )
  expect(loose).toEqual([])
})

const names = Object.keys(samples)
const objectSamples = names.filter((name) => isPlain(samples[name]))

describe.each(names)('%s', (name) => {
  const places = placesIn(samples[name])

  test('X-07 takes no object, list or function in its own place', () => {
    const wrong = Object.entries(objects).flatMap(([what, value]) => (parsed(name, value).taken ? [what] : []))
    expect(wrong).toEqual([])
  })

  test('X-07 takes no object where one value was meant', () => {
    const wrong = places.flatMap((place) =>
      Object.entries(objects).flatMap(([what, value]) => {
        const { taken, wrong } = parsed(name, put(samples[name], place, value))
        // a group of fields without any is what an object with other fields may be, after the strict schema has had its say
        const mine = at(samples[name], place)
        return (taken && !isPlain(mine) && !(areTexts(mine) && areTexts(value))) || wrong ? [`${what} at ${place.join('.')}: ${wrong ?? 'taken'}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('X-07 refuses odd values or makes them harmless, and never throws', () => {
    const wrong = [[], ...places].flatMap((place) =>
      Object.entries(odd).flatMap(([what, value]) => {
        const { wrong } = parsed(name, put(samples[name], place, value))
        return wrong ? [`${what} at ${place.join('.')}: ${wrong}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test('X-07 stays harmless whatever is sent', () => {
    // without objects that have no prototype: neither JSON nor a form can bring one, and zod throws on some
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true })
    const value = fc.oneof(anything, fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(odd)), fc.constantFrom(...Object.values(objects)))
    const place = places.length > 0 ? fc.constantFrom<(string | number)[]>([], ...places) : fc.constant<(string | number)[]>([])
    fc.assert(
      fc.property(place, value, (where, sent) => {
        expect(parsed(name, put(samples[name], where, sent)).wrong).toBeNull()
      }),
      { numRuns: 150 },
    )
  })
})

test.each(objectSamples)('X-07 %s takes no column it does not know', (name) => {
  for (const more of [
    { tenantId: id },
    { role: 'administrator' },
    { isAdmin: true },
    { toString: 'x' },
    JSON.parse('{"__proto__":{"role":"administrator"}}'),
  ]) {
    const [key = ''] = Object.keys(more)
    if (Object.hasOwn(samples[name] as object, key)) continue
    expect(schemas[name]?.safeParse(Object.defineProperty({ ...(samples[name] as object) }, key, { value: more[key], enumerable: true })).success, key).toBe(
      false,
    )
  }
})
