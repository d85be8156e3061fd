import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { rowsOf } from '@/lib/testing/rows'
import { freePort, startProgram, stopProgram, untilAnswers } from '@/scripts/setup/processes'
import { actionRows } from './authorisation/actions'
import { everybody, type Ground, prepareGround, type Who } from './authorisation/ground'
import { type PageRow, pageRows } from './authorisation/pages'
import { actionIds, callAction, postPlainForm } from './authorisation/server-action'
import { fares, visit } from './authorisation/visit'
import { password } from './fixtures'

// what is asked here is asked of the server, not of a browser
test.describe.configure({ timeout: 180_000 })
test.skip(({ isMobile }) => isMobile, 'the server answers a phone as it answers a desk')

let ground: Ground
let origin: string
const kept = [
  'Case',
  'Hold',
  'RequestedItem',
  'CaseNote',
  'Document',
  'DocumentVersion',
  'Upload',
  'User',
  'PasswordReset',
  'CaseType',
  'CaseStatus',
  'CaseTransition',
  'InboundMail',
]
const rows = () => rowsOf(ground.owner, ground.tenantId, kept)

test.beforeAll(async ({ baseURL }) => {
  origin = baseURL ?? ''
  ground = await prepareGround()
})
test.afterAll(() => ground.owner.end())

/** What is wrong with how everybody fares on a page. */
async function walkPage(base: string, { path, secret, ...row }: PageRow): Promise<string[]> {
  const wrong: string[] = []
  for (const who of everybody) {
    const answer = await visit(base + path(ground), ground.cookies[who])
    const expected = row.in.includes(who) ? 'in' : who === 'anonymous' ? 'sign in' : row.notFound?.includes(who) ? 'not found' : 'out'
    const how = fares(answer)
    const fits = how === expected || (expected === 'out' && (how === 'away' || how === 'not found'))
    if (!fits) wrong.push(`${who} is ${how}, not ${expected}`)
    const reads = secret !== undefined && answer.body.includes(secret(ground))
    if (reads !== (row.sees?.includes(who) ?? false)) wrong.push(`${who} ${reads ? 'reads' : 'does not read'} ${secret?.(ground)}`)
  }
  return wrong
}

test('X-01 the build has no server action without a row', () => {
  expect([...actionIds().keys()].filter((name) => !actionRows[name])).toEqual([])
})

for (const [file, row] of Object.entries(pageRows)) {
  test(`X-01 X-02 ${file} lets in whom its row says`, async () => {
    expect(await walkPage(origin, row)).toEqual([])
  })
}

test('X-01 a page asked for without its layouts is as closed as with them', async () => {
  const wrong: string[] = []
  for (const [file, { path, secret, sees = [] }] of Object.entries(pageRows)) {
    if (!secret) continue
    for (const who of everybody) {
      const { body, status } = await visit(origin + path(ground), ground.cookies[who], { file, path: path(ground) })
      const reads = body.includes(secret(ground))
      if (reads && !sees.includes(who)) wrong.push(`${file}: ${who} reads ${secret(ground)}`)
      if (!reads && sees.includes(who)) wrong.push(`${file}: ${who} is not shown what the page shows (${status})`)
      if (status >= 500) wrong.push(`${file}: ${who} gets ${status}`)
    }
  }
  expect(wrong).toEqual([])
})

test('D-02 a file is fetched by whom its case is for, and by nobody else', async () => {
  const allowed: Who[] = ['member', 'technician', 'administrator']
  for (const who of everybody) {
    const answer = await fetch(`${origin}/api/documents/${ground.versionId}`, { headers: { cookie: ground.cookies[who] } })
    expect(answer.status, who).toBe(allowed.includes(who) ? 200 : who === 'anonymous' ? 401 : 404)
    if (!answer.ok) expect((await answer.text()).length, who).toBeLessThan(200)
  }
})

test('X-07 an address of nonsense is answered, never with a fault of ours', async () => {
  const wrong: string[] = []
  const hostile = ['%00', 'a%00b', '%25', '{"not":""}', "'%20OR%201=1", '..%2f..%2f', '-'.repeat(36), 'x'.repeat(2000), '%', '%ED%A0%80', '%C0%AE']
  const names = [
    'q',
    'view',
    'after',
    'technician',
    'type',
    'status',
    'who',
    'member',
    'tab',
    'before',
    'do',
    'cursor',
    'limit',
    'next',
    'actor',
    'case',
    'from',
    'role',
    'mail',
    'done',
    'show',
  ]
  const places: [Who, string][] = [
    ['member', '/cases/'],
    ['member', '/reset-password/'],
    ['technician', '/desk/'],
    ['administrator', '/desk/admin/users/'],
    ['administrator', '/desk/admin/mail-tray/'],
    ['administrator', '/desk/admin/case-types/'],
    ['administrator', '/desk/admin/statuses/edit/'],
  ]
  for (const [who, place] of places) {
    for (const part of hostile) {
      for (const end of place.includes('cases') ? ['', '/edit', '/sent'] : ['']) {
        const { status } = await visit(origin + place + part + end, ground.cookies[who])
        if (status >= 500) wrong.push(`${status} ${place}${part}${end}`)
      }
    }
  }
  const queries: [Who, string][] = [
    ['technician', '/desk'],
    ['technician', '/desk/new'],
    ['technician', `/desk/${ground.caseId}`],
    ['administrator', '/desk/admin/audit'],
    ['administrator', '/desk/admin/users'],
    ['administrator', '/desk/admin/mail-tray'],
    ['member', '/notifications'],
    ['anonymous', '/sign-in'],
  ]
  for (const [who, page] of queries) {
    for (const part of hostile) {
      // all at once where that is the same as one by one: each name is read by itself
      const query = names.map((name) => `${name}=${part}`).join('&')
      for (const address of [`${page}?${query}`, `${page}?${names.map((name) => `${name}[not]=${part}`).join('&')}`, `${page}?${query}&${query}`]) {
        const { status } = await visit(origin + address, ground.cookies[who])
        if (status >= 500) wrong.push(`${status} ${address.slice(0, 120)}`)
      }
    }
  }
  for (const from of ['0000-01-01', '9999-12-31', '2026-02-30']) {
    const { status } = await visit(`${origin}/desk/admin/audit?from=${from}&to=${from}`, ground.cookies.administrator)
    if (status >= 500) wrong.push(`${status} ${from}`)
  }
  expect(wrong).toEqual([])
})

test.describe('server actions', () => {
  const send = (name: string, who: Who, fields: [string, string | Blob][], headers: Record<string, string> = { origin }) =>
    callAction(origin, name, ground, { cookie: ground.cookies[who], ...headers }, fields)
  const fieldsOf = (name: string) => {
    const row = actionRows[name]
    if (!row) throw new Error(`no row ${name}`)
    return Object.entries(row.form(ground)).map(([field, value]): [string, string | Blob] => [field, value === 'file' ? new Blob(['x']) : value])
  }
  const reachable = () => [...actionIds().keys()].filter((name) => actionRows[name])
  const closed = () => reachable().filter((name) => !actionRows[name]?.open)
  // says nothing, whatever became of it; that nothing changed is seen in the rows
  const silent = (name: string) => name.endsWith(' chooseLanguage')

  test('X-01 nobody uses one without signing in', async () => {
    const before = await rows()
    const wrong: string[] = []
    for (const name of closed().filter((one) => !silent(one))) {
      const { code } = await send(name, 'anonymous', fieldsOf(name))
      if (code !== 'unauthenticated') wrong.push(`${name}: ${code}`)
    }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(before)
  })

  test('X-01 X-02 another role, another person and another office get nowhere', async () => {
    const before = await rows()
    const wrong: string[] = []
    for (const name of closed()) {
      const { by, also = [], own, notFound = [], invalid = [] } = actionRows[name] ?? { by: 'member' }
      if (own) continue
      for (const who of ['otherMember', 'otherTechnician', 'otherHead', 'legal', 'theirMember', 'theirTechnician', 'theirAdministrator'] as const) {
        if (who === by || also.includes(who)) continue
        const expected = notFound.includes(who) ? 'not_found' : invalid.includes(who) ? 'invalid' : 'forbidden'
        const { code } = await send(name, who, fieldsOf(name))
        if (code !== expected && !(who === 'otherHead' && expected === 'forbidden' && code === 'not_found'))
          wrong.push(`${name}: ${who} gets ${code}, not ${expected}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(before)
  })

  test('X-07 none is used from a page of somebody else, or from one that does not say', async () => {
    const before = await rows()
    const wrong: string[] = []
    const forged: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
      { origin: 'null' },
      { origin: `${origin}.evil.example`, 'x-forwarded-host': `${new URL(origin).host}.evil.example` },
    ]
    for (const name of reachable()) {
      for (const headers of forged) {
        const { status, code, reason } = await send(name, actionRows[name]?.by ?? 'member', fieldsOf(name), headers)
        const stopped = (code === 'forbidden' && reason === 'origin') || (status >= 400 && code === undefined) || silent(name)
        if (!stopped) wrong.push(`${name}: ${status} ${code} ${reason} with ${JSON.stringify(headers)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(before)
  })

  test('X-07 arguments that are no form are refused', async () => {
    const before = await rows()
    const wrong: string[] = []
    for (const name of reachable()) {
      for (const body of [
        '[]',
        '[null]',
        '[null,null]',
        '[{},{"not":""}]',
        '["a","b"]',
        '[[],[]]',
        '[{"caseId":{"not":""}},{"caseId":{"not":""}}]',
        '{}',
        'null',
        '',
        '[',
      ]) {
        const { status, code } = await callAction(origin, name, ground, { cookie: ground.cookies[actionRows[name]?.by ?? 'member'], origin }, body)
        const refused = code === 'invalid' || (code === undefined && status >= 400) || silent(name)
        if (!refused) wrong.push(`${name}: ${status} ${code} to ${body}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(before)
  })

  test('X-07 fields that only look like values are refused by name', async () => {
    const before = await rows()
    const wrong: string[] = []
    for (const name of reachable().filter((one) => !silent(one))) {
      const { by } = actionRows[name] ?? { by: 'member' as const }
      const fields = fieldsOf(name)
      const tries: [string, string | Blob][][] = [
        [...fields, ['isAdmin', 'true']],
        [...fields, ['role', 'administrator'], ['role', 'administrator']],
        [...fields, ['__proto__[isAdmin]', 'true']],
        [...fields, ['constructor[prototype][isAdmin]', 'true']],
        ...fields.flatMap(([field, value]): [string, string | Blob][][] => {
          const others = fields.filter(([other]) => other !== field)
          return [
            [...others, [`${field}[not]`, '']],
            [...others, [field, value], [`${field}[not]`, '']],
            ...(typeof value === 'string'
              ? [
                  [...others, [field, value], [field, value]],
                  [...others, [field, new Blob(['x'])]],
                ]
              : [[...others, [field, 'a text']]]),
          ] as [string, string | Blob][][]
        }),
        Array.from({ length: 1100 }, (_, n): [string, string] => [`f${n}`, 'x']),
      ]
      for (const sent of tries) {
        const { status, code } = await send(name, by, sent)
        if (code !== 'invalid')
          wrong.push(
            `${name}: ${status} ${code} to ${sent
              .map(([field]) => field)
              .join(', ')
              .slice(0, 100)}`,
          )
      }
    }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(before)
  })

  test('X-07 a plain form without a script is held to the same, and works from our own page', async () => {
    const name = 'app/desk/[caseId]/actions.ts addNoteAction'
    const fields = { caseId: ground.caseId, body: `A plain note ${Date.now()}`, visibility: 'internal' }
    const written = async () => (await ground.owner.query('SELECT 1 FROM "CaseNote" WHERE body = $1', [fields.body])).rowCount
    for (const headers of [{}, { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }]) {
      await postPlainForm(origin, name, ground, { cookie: ground.cookies.technician, ...headers } as Record<string, string>, fields)
      expect(await written()).toBe(0)
    }
    await postPlainForm(origin, name, ground, { origin }, fields)
    expect(await written()).toBe(0)
    await postPlainForm(origin, name, ground, { cookie: ground.cookies.technician, origin }, fields)
    expect(await written()).toBe(1)
  })

  test('X-03 whatever address one wanted to go on to, signing in leads to a page of ours', async () => {
    const name = 'app/(auth)/sign-in/actions.ts signInAction'
    for (const next of [
      '/desk?view=all',
      '/cases/€',
      '/\u0000',
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/a\r\nset-cookie: x=y',
      '/ñ',
      '/sign-out',
    ]) {
      const { status, location } = await send(name, 'anonymous', [
        ['email', 'nora.quill@prairie.example.test'],
        ['password', password],
        ['next', next],
      ])
      expect(status, JSON.stringify(next)).toBeLessThan(400)
      expect(location, JSON.stringify(next)).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
    }
  })
})

test('X-03 signing out by next-auth’s own door ends the session too, wherever its cookie was copied', async () => {
  const { cookie } = await (async () => {
    const copy = ground.cookies.otherHead
    const csrf = await fetch(`${origin}/api/auth/csrf`, { headers: { cookie: copy } })
    const { csrfToken } = (await csrf.json()) as { csrfToken: string }
    const jar = [copy, ...csrf.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')].join('; ')
    const body = new URLSearchParams({ csrfToken, callbackUrl: origin, json: 'true' })
    const out = await fetch(`${origin}/api/auth/signout`, { method: 'POST', body, headers: { cookie: jar }, redirect: 'manual' })
    expect(out.status).toBeLessThan(400)
    return { cookie: copy }
  })()
  expect((await fetch(`${origin}/api/notifications/bell`, { headers: { cookie } })).status).toBe(401)
})

test('X-07 every page has a policy with a nonce of its own', async () => {
  const nonces = new Set<string>()
  for (const path of ['/sign-in', '/sign-in', '/', '/desk']) {
    const answer = await visit(origin + path, path === '/desk' ? ground.cookies.technician : ground.cookies.member)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/)
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
  }
  expect(nonces.size).toBe(4)
})

test('X-07 every answer forbids frames, guesses of its kind, and search engines; what our own pages frame is framed by them alone', async () => {
  const member = { headers: { cookie: ground.cookies.member } }
  const page = await (await fetch(origin, member)).text()
  const script = /src="(\/_next\/static\/[^"]+)"/.exec(page)?.[1] ?? ''
  expect(script).not.toBe('')
  const answers = {
    '/': 'DENY',
    '/nowhere': 'DENY',
    '/api/health/live': 'DENY',
    '/api/notifications/bell': 'DENY',
    [script]: 'DENY',
    '/dev/mailbox/messages/1/html': 'SAMEORIGIN',
  }
  for (const [path, frames] of Object.entries(answers)) {
    const { headers } = await fetch(origin + path, member)
    expect(Object.fromEntries(headers), path).toMatchObject({
      'x-frame-options': frames,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    })
  }
})
