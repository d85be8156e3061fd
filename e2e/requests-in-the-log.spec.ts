import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort, untilAnswers } from '../scripts/setup/processes'
import { caseNumber, expect, password, people, signInByForm, test } from './fixtures'

type Line = {
  level: number
  msg: string
  requestId?: string
  method?: string
  route?: string
  status?: number
  ms?: number
  tenantId?: string
  userId?: string
}

let web: ChildProcess
let origin: string
let written = ''

test.skip(({ isMobile }) => isMobile, 'no page is judged here')

/** A second web process, whose output is read. */
test.beforeAll(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  const { DATABASE_URL: _, ...env } = process.env
  web = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: { ...env, NODE_ENV: 'production', LOG_LEVEL: 'info', PORT: String(port), CASEBELL_URL: origin, NEXTAUTH_URL: origin },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  web.stdout?.setEncoding('utf8').on('data', (text: string) => {
    written += text
  })
  await untilAnswers(`${origin}/api/health/live`, web, 'web server')
})
test.afterAll(async () => {
  if (web.exitCode !== null) return
  web.kill('SIGTERM')
  await once(web, 'exit')
})

const linesWritten = () => written.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []))

/** The one line of a request, once it is written. */
async function lineOf(requestId: string): Promise<Line> {
  await expect(() => expect(linesWritten().filter((line) => line.requestId === requestId)).toHaveLength(1)).toPass()
  return linesWritten().find((line) => line.requestId === requestId) as Line
}

test('O-03 each request has an id, sent back, and one line by it: who, which route, what came of it, how long', async ({ request }) => {
  const answer = await request.get(`${origin}/sign-in`)
  const id = answer.headers()['x-request-id'] ?? ''
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await lineOf(id)).toMatchObject({ level: 30, msg: 'request', method: 'GET', route: '/sign-in', status: 200 })

  const given = await request.get(`${origin}/api/notifications/bell`, { headers: { 'x-request-id': 'given-by-the-proxy-1' } })
  expect(given.headers()['x-request-id']).toBe('given-by-the-proxy-1')
  expect(await lineOf('given-by-the-proxy-1')).toMatchObject({ route: '/api/notifications/bell', status: 401 })

  const nobodys = await request.get(`${origin}/wp-login.php?user=ruth`)
  expect(await lineOf(nobodys.headers()['x-request-id'] ?? '')).toMatchObject({ route: 'unknown', status: 404 })

  const broken = await request.get(`${origin}/cases/%`, { maxRedirects: 0 })
  expect(await lineOf(broken.headers()['x-request-id'] ?? '')).toMatchObject({ msg: 'request', route: '/cases/[caseId]', status: 307 })
})

test('O-03 a whole story leaves lines that name office, person and request by id, and no word, address, secret or cookie', async ({ page, context }) => {
  await page.goto(`${origin}/sign-in?from=ruth`)
  await page.locator('#email').fill(people.ruth)
  await page.locator('#password').fill('a-password-mistyped-1')
  await page.locator('form.sign-in button[type=submit]').click()
  await expect(page.getByText('The address or the password is not right.')).toBeVisible()
  await signInByForm(page, people.ruth, null)
  await page
    .getByRole('link', { name: new RegExp(caseNumber(2).slice(0, 9)) })
    .first()
    .click()
  await page.waitForURL(/cases\//)
  await page.request.get(`${origin}/cases/ruth.ellison@mail.example.test?token=a-token-in-the-address`)
  await page.request.post(`${origin}/api/v1/cases/not-a-case/hold`, { headers: { origin }, data: { reason: 'My mother’s illness', phone: '+1 555 0100' } })
  const last = await page.request.get(`${origin}/api/notifications?after=a-secret-cursor`)
  await lineOf(last.headers()['x-request-id'] ?? '')

  const lines = linesWritten()
  const mine = lines.filter(({ userId }) => userId)
  expect(mine.length).toBeGreaterThan(2)
  for (const { tenantId, userId, requestId } of mine) for (const id of [tenantId, userId, requestId]) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const ids = lines.filter(({ msg }) => msg === 'request').map(({ requestId }) => requestId)
  expect(new Set(ids).size).toBe(ids.length)
  const cookies = (await context.cookies()).map(({ value }) => value).filter((value) => value.length > 8)
  expect(cookies.length).toBeGreaterThan(0)
  const secrets = [process.env.CASEBELL_SECRET ?? '?', new URL(process.env.DATABASE_RUNTIME_URL ?? '').password]
  // none so short and plain that an id could hold it by chance
  const words = ['ruth', 'ellison', '@mail', password, 'mistyped', 'in-the-address', 'illness', '555 0100', 'secret-cursor', 'CASE-', 'mozilla', '127.0.0.1']
  for (const kept of [...cookies, ...secrets, ...words]) expect(written.toLowerCase(), kept).not.toContain(kept.toLowerCase())
})

test('O-03 health and metrics answer as long as there is a database, and are no lines among the people’s', async ({ request }) => {
  for (const path of ['/api/health', '/api/health/live', '/api/health/ready']) {
    const answer = await request.get(origin + path)
    expect(answer.status(), path).toBe(200)
    expect(await answer.json(), path).toMatchObject({ live: true })
  }
  await request.get(`${origin}/sign-in`)
  const metrics = await request.get(`${origin}/api/metrics`)
  expect(metrics.status()).toBe(200)
  const text = await metrics.text()
  expect(text).toContain('casebell_database_up 1')
  expect(text).toMatch(/casebell_http_request_seconds_count\{method="GET",route="\/sign-in",status="200"\} \d/)
  expect(text).toMatch(/casebell_worker_resident_bytes\{process="[^"]+"\} \d/)
  expect((await request.get(`${origin}/api/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } })).status()).toBe(404)
  expect(linesWritten().filter(({ route }) => route?.startsWith('/api/health') || route === '/api/metrics')).toEqual([])
})

test('O-03 what was answered last is in the log of a process that was asked to end', async ({ request }) => {
  const answer = await request.get(`${origin}/sign-in`)
  const id = answer.headers()['x-request-id'] ?? ''
  const ended = once(web, 'close')
  web.kill('SIGTERM')
  await ended
  expect(linesWritten().filter(({ requestId }) => requestId === id)).toHaveLength(1)
})
