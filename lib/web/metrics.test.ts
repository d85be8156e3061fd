import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { GET as metricsRoute } from '@/app/api/metrics/route'
import { GET as bellRoute } from '@/app/api/notifications/bell/route'
import { forgetEnv } from '@/lib/core/env'
import { disconnect } from '@/lib/db/client'
import { placeHold } from '@/lib/holds/place-hold'
import { placeHoldSchema } from '@/lib/holds/schema'
import { type TestDatabase, testDatabase } from '@/lib/testing/database'
import { anOffice, type Office } from '@/lib/testing/office'
import { signedInAs } from '@/lib/testing/signed-in'
import { figures, runJob } from '@/lib/worker/run-job'
import { requestsInFlight } from './requests'
import { watchRequests } from './watch-requests'

let database: TestDatabase
let office: Office
let web: Server
let url: string

/** A watched server as Next.js is one: our routes by their paths, and 404 for what is none. */
beforeAll(async () => {
  database = await testDatabase()
  office = await anOffice(database.owner)
  watchRequests()
  web = createServer(async (asked, answer) => {
    const head = new Headers(asked.headers as Record<string, string>)
    const [path] = (asked.url ?? '').split('?')
    if (path === '/slow') return // answered never
    const given = new Request(`http://localhost${asked.url}`, { headers: head })
    const told =
      path === '/api/metrics'
        ? await metricsRoute(given)
        : path === '/api/notifications/bell'
          ? await bellRoute(given, { params: Promise.resolve({}) })
          : new Response(null, { status: 404 })
    answer.writeHead(told.status, Object.fromEntries(told.headers))
    answer.end(Buffer.from(await told.arrayBuffer()))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => web.close(resolve)))
afterEach(() => {
  delete process.env.METRICS_TOKEN
  forgetEnv()
})

const scrape = async (headers: Record<string, string> = {}) => {
  const answer = await fetch(`${url}/api/metrics`, { headers })
  return { answer, status: answer.status, text: await answer.text() }
}

let ahead = 0

/** Asks anew, on a clock that is set past the two seconds for which figures are kept. */
async function scrapeAnew() {
  ahead += 2_001
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead })
  return (await scrape().finally(() => vi.useRealTimers())).text
}

type Sample = { name: string; labels: Record<string, string>; value: number }

/** Reads the text format of Prometheus (version 0.0.4); throws at a line that is none. */
function samplesOf(text: string): Sample[] {
  const samples: Sample[] = []
  for (const line of text.split('\n')) {
    if (line === '' || /^# HELP \w+ .+$/.test(line) || /^# TYPE \w+ (counter|gauge|histogram|summary)$/.test(line)) continue
    const [, name, inside, value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    const number = Number(value?.replace('Inf', 'Infinity'))
    if (!name || (Number.isNaN(number) && value?.toLowerCase() !== 'nan')) throw new Error(`no line of Prometheus: ${line}`)
    const labels = Object.fromEntries([...(inside ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"(?:,|$)/g)].map(([, label, text]) => [label, text]))
    samples.push({ name, labels, value: number })
  }
  return samples
}

const sampleOf = (samples: Sample[], name: string, labels: Record<string, string> = {}) =>
  samples.find((sample) => sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text))?.value

test('O-03 the metrics are in Prometheus’s text format, each described, and tell of requests, jobs, deliveries and holds', async () => {
  const { caseId } = await office.openCase()
  await placeHold(office.technician, placeHoldSchema.parse({ caseId, reason: 'We need proof of your income.' }))
  await fetch(`${url}/api/notifications/bell`, { headers: { cookie: await signedInAs(database.owner, office.member) } })
  const { answer } = await scrape()
  const text = await scrapeAnew()
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const samples = samplesOf(text)
  expect(sampleOf(samples, 'casebell_database_up')).toBe(1)
  expect(sampleOf(samples, 'casebell_holds_open', { waiting_for: 'member' })).toBe(1)
  expect(sampleOf(samples, 'casebell_jobs_waiting', { task: 'event.published' })).toBeGreaterThan(0)
  expect(sampleOf(samples, 'casebell_http_request_seconds_count', { method: 'GET', route: '/api/notifications/bell', status: '200' })).toBe(1)
  expect(sampleOf(samples, 'process_resident_memory_bytes')).toBeGreaterThan(0)
  const described = new Set([...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name))
  const bare = samples.map(({ name }) => name).filter((name) => !described.has(name) && !described.has(name.replace(/_(bucket|sum|count)$/, '')))
  expect(bare).toEqual([])
})

test('O-03 what a worker did is told by the sign of life it gave', async () => {
  await runJob('audit.seal', {}, 1)
  await expect(runJob('react.notifications', { tenantId: 'none', eventId: 'none' }, 1)).rejects.toThrow()
  await database.owner.query(`INSERT INTO "WorkerHeartbeat" ("workerId", figures) VALUES ('w1', $1), ('w2', $1)`, [JSON.stringify(figures())])
  const samples = samplesOf(await scrapeAnew())
  expect(sampleOf(samples, 'casebell_worker_jobs_total', { task: 'audit.seal', outcome: 'done' })).toBe(1)
  expect(sampleOf(samples, 'casebell_worker_jobs_total', { task: 'react.notifications', outcome: 'failed' })).toBe(1)
  expect(samples.filter(({ name }) => name === 'casebell_worker_resident_bytes')).toHaveLength(1)
})

test('O-03 labels stay few whatever is asked: patterns of routes, never an id, a token or a path that is nobody’s', async () => {
  const id = '01900000-0000-7000-8000-000000000001'
  const secret = 'c2VjcmV0LXRva2Vu'
  const asked = [
    `/cases/${id}`,
    `/api/documents/${id}?token=${secret}`,
    `/api/v1/cases/${id}/hold`,
    `/reset-password?token=${secret}`,
    `/${secret}`,
    `/wp-login.php?${secret}`,
    `/_next/static/chunks/${secret}.js`,
    `/cases/${encodeURIComponent('ruth@example.test')}`,
    '/cases/%',
    `//${secret}//x`,
    `/__proto__/${secret}`,
    `/constructor`,
    `/(member)/(signed-in)/${secret}`,
  ]
  for (const path of asked) await fetch(url + path)
  for (let n = 0; n < 200; n++) await fetch(`${url}/cases/CASE-2026-${String(n).padStart(6, '0')}`)
  const { text } = await scrape()
  const routes = new Set(samplesOf(text).flatMap(({ labels }) => labels.route ?? []))
  expect([...routes].filter((route) => !/^(unknown|\/|(\/([a-z0-9_.-]+|\[[.a-zA-Z]+\]))+)$/.test(route))).toEqual([])
  expect(routes).toContain('/cases/[caseId]')
  expect(routes).toContain('unknown')
  expect(routes.size).toBeLessThanOrEqual(asked.length)
  for (const kept of [id, secret, 'ruth', 'CASE-', 'wp-login']) expect(text).not.toContain(kept)
})

test('O-03 without a token set, the metrics are for this machine alone, and for nobody who came through a proxy', async () => {
  expect((await scrape()).status).toBe(200)
  for (const [name, value] of [
    ['x-forwarded-for', '192.0.2.1'],
    ['x-forwarded-for', '127.0.0.1'],
    ['forwarded', 'for=127.0.0.1'],
  ] as const) {
    const { status, text } = await scrape({ [name]: value })
    expect([status, text], name).toEqual([404, ''])
  }
  // nobody who did not come through the watch can claim to be from here, not with the id of one who did
  expect((await metricsRoute(new Request('http://localhost/api/metrics'))).status).toBe(404)
  expect((await metricsRoute(new Request('http://localhost/api/metrics', { headers: { 'x-request-id': 'made-up-request-id' } }))).status).toBe(404)
})

test('O-03 with METRICS_TOKEN set, its bearer reads the metrics from anywhere and nobody else does', async () => {
  process.env.METRICS_TOKEN = 'a-token-for-prometheus'
  forgetEnv()
  expect((await scrape({ authorization: 'Bearer a-token-for-prometheus', 'x-forwarded-for': '192.0.2.1' })).status).toBe(200)
  expect((await scrape({ authorization: 'bearer a-token-for-prometheus' })).status).toBe(200)
  for (const authorization of ['', 'Bearer', 'Bearer ', 'Bearer a-token-for-prometheu', 'Bearer a-token-for-prometheus2', 'Basic a-token-for-prometheus']) {
    const { status, text } = await scrape(authorization ? { authorization } : {})
    expect([status, text], authorization).toEqual([404, ''])
  }
})

test('O-03 without its database, the metrics of the process are told, and that it is gone', async () => {
  await disconnect()
  process.env.DATABASE_SYSTEM_URL = 'postgresql://casebell:x@127.0.0.1:1/casebell'
  forgetEnv()
  try {
    const samples = samplesOf(await scrapeAnew())
    expect(sampleOf(samples, 'casebell_database_up')).toBe(0)
    expect(sampleOf(samples, 'process_resident_memory_bytes')).toBeGreaterThan(0)
    expect(samples.filter(({ name }) => name === 'casebell_jobs_waiting' || name === 'casebell_holds_open')).toEqual([])
  } finally {
    await disconnect()
    process.env.DATABASE_SYSTEM_URL = database.urls.system
    forgetEnv()
  }
})

test('O-03 a request keeps the id a proxy gave it, and gets a new one for anything that is no id or is taken', async () => {
  const idOf = async (headers: Record<string, string>) => (await fetch(`${url}/x`, { headers })).headers.get('x-request-id') ?? ''
  expect(await idOf({ 'x-request-id': 'from-the-proxy-0001' })).toBe('from-the-proxy-0001')
  for (const no of ['short', 'x'.repeat(65), 'a b c d e f g h', '{"level":60}00', 'ruth@example.test', '<script>alert(1)</script>']) {
    expect(await idOf({ 'x-request-id': no }), no).toMatch(/^[0-9a-f-]{36}$/)
  }
  const first = await idOf({})
  expect(await idOf({})).not.toBe(first)
  requestsInFlight.set('still-being-answered', { response: { headersSent: false, statusCode: 200 }, fromHere: false, still: [] })
  expect(await idOf({ 'x-request-id': 'still-being-answered' })).toMatch(/^[0-9a-f-]{36}$/)
  requestsInFlight.delete('still-being-answered')
})

test('O-03 a request that is broken off is counted and forgotten', async () => {
  const cut = request(`${url}/slow`, { headers: { 'x-request-id': 'a-request-cut-off' } })
  cut.on('error', () => undefined)
  cut.end()
  await vi.waitFor(() => expect(requestsInFlight.has('a-request-cut-off')).toBe(true))
  cut.destroy()
  await vi.waitFor(() => expect(requestsInFlight.has('a-request-cut-off')).toBe(false))
})
