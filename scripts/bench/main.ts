import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startCasebell } from '../setup/casebell'
import { root } from '../setup/install.mjs'
import { freePort, startProgram, stopProgram, untilAnswers } from '../setup/processes'
import { main } from '../setup/say'
import { load, percentile, type Reading, repeat } from './load'
import { SmtpSink } from './smtp-sink'

const password = 'harbor-bell-2026'
const sizes = process.argv.includes('--quick') ? [1000] : [1000, 100_000]
const seconds = process.argv.includes('--quick') ? 3 : 6

let bareScripts = 0

await main(async () => {
  const folder = mkdtempSync('/var/tmp/casebell-bench-')
  chmodSync(folder, 0o755)
  process.env.CASEBELL_DATA_DIR = folder
  const sink = new SmtpSink()
  process.env.SMTP_URL = `smtp://127.0.0.1:${await sink.listen()}`
  const lines: string[] = []
  const say = (line: string) => {
    console.log(line)
    lines.push(line)
  }
  say(
    `# Benchmarks\n\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}; web, worker, PostgreSQL and load on this one machine.\n`,
  )
  say('| what | cases | connections | requests/s | share of bare | p50 ms | p95 ms | bytes | errors |\n|---|---|---|---|---|---|---|---|---|')
  const row = (reading: Reading, cases: number | string, bare?: Reading) =>
    say(
      `| ${reading.name} | ${cases} | ${reading.connections} | ${reading.perSecond.toFixed(0)} | ${bare ? `${((100 * reading.perSecond) / bare.perSecond).toFixed(0)} %` : ''} | ${reading.p50.toFixed(1)} | ${reading.p95.toFixed(1)} | ${reading.bytes} | ${reading.errors} |`,
    )

  const bare = await measureBare(row)
  const casebell = await startCasebell({ port: await freePort(), quiet: true })
  try {
    for (const cases of sizes) {
      seed(cases, casebell.env)
      const suffix = cases === 100_000 ? '' : `-${cases}`
      const member = await signIn(casebell.url, `member${suffix}@load.example.test`)
      const technician = await signIn(casebell.url, `technician${suffix}@load.example.test`)
      const number = await aCaseOf(casebell.url, technician)
      for (const connections of [1, 16]) {
        const limit = (name: string) => bare.find((one) => one.name === name && one.connections === connections)
        const run = async (name: string, path: string, cookie: string, against: string) =>
          row(await load(name, casebell.url + path, { connections, seconds, headers: { cookie } }), cases, limit(against))
        await run('bell poll', '/api/notifications/bell', member, 'bare route')
        await run('member dashboard', '/', member, 'bare page')
        await run('case page (desk)', `/desk/cases/${number}`, technician, 'bare page')
        await run('queue', '/queue?view=all', technician, 'bare table')
      }
    }
    say('')
    await measureHolds(casebell.url, sink, say)
    say(`\nMemory after the run: ${memoryOf('next-server')} MB web, ${memoryOf('lib/worker/main.ts')} MB worker.`)
    say(
      `JavaScript of the member's first page: ${await scriptsOf(casebell.url, await signIn(casebell.url, 'thomas.begay@mail.example.test'))} KB gzip; of the bare page: ${bareScripts} KB.`,
    )
    writeFileSync(join(root, 'docs/benchmarks.md'), `${lines.join('\n')}\n`)
  } finally {
    await casebell.stop()
    sink.close()
    rmSync(folder, { recursive: true, force: true })
  }
  process.exit(0)
})

async function measureBare(row: (reading: Reading, cases: string) => void): Promise<Reading[]> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const folder = join(root, 'scripts/bench/bare')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as NodeJS.ProcessEnv
  spawnSync(process.execPath, [next, 'build', folder], { cwd: root, env, stdio: 'inherit' })
  const port = await freePort()
  const web = startProgram([process.execPath, next, 'start', folder, '-p', String(port)], env, { quiet: true })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(url, web, 'bare server')
  const readings: Reading[] = []
  for (const connections of [1, 16]) {
    for (const [name, path] of [
      ['bare route', '/api/bare'],
      ['bare page', '/'],
      ['bare table', '/table'],
    ] as const) {
      const reading = await load(name, url + path, { connections, seconds })
      readings.push(reading)
      row(reading, '')
    }
  }
  bareScripts = await scriptsOf(url, '')
  await stopProgram(web)
  return readings
}

function seed(cases: number, env: NodeJS.ProcessEnv): void {
  const args = ['--import', 'tsx', join(root, 'prisma/seed.ts'), '--cases', String(cases), '--notifications', String(Math.max(cases * 10, 90_000))]
  spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
}

/** Signs in through next-auth's own door and answers the cookies to send. */
async function signIn(url: string, email: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookies = csrf.headers.getSetCookie().map((one) => one.split(';')[0])
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.join('; '), 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ csrfToken, email, password }),
  })
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('casebell.session='))
  if (!session) throw new Error(`${email} could not sign in`)
  return session.split(';')[0] ?? ''
}

async function aCaseOf(url: string, cookie: string): Promise<string> {
  const { cases } = (await (await fetch(`${url}/api/hold-cases`, { headers: { cookie } })).json()) as { cases: { number: string }[] }
  return cases[0]?.number ?? ''
}

/** Holds placed by JSON until their mail is taken by the mail server; then the same with a server that says nothing. */
async function measureHolds(url: string, sink: SmtpSink, say: (line: string) => void): Promise<void> {
  const cookie = await signIn(url, 'elena.vargas@harbor.example.test')
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  const open = async () => {
    const page = await (await fetch(`${url}/queue?view=mine`, { headers: { cookie } })).text()
    return [...new Set([...page.matchAll(/\/desk\/cases\/([0-9a-f-]{36})/g)].map(([, id]) => id))]
  }
  const ids = await open()
  say('| placing a hold | done | p50 ms | p95 ms |\n|---|---|---|---|')
  const answered: number[] = []
  const mailed: number[] = []
  for (const id of ids) {
    const detail = await fetch(`${url}/desk/cases/${id}`, { headers: { cookie } })
    const number = /CASE-\d{4}-\d{6}/.exec(await detail.text())?.[0] ?? ''
    sink.accepted.delete(number)
    const began = performance.now()
    const answer = await fetch(`${url}/api/v1/cases/${id}/hold`, { method: 'POST', headers, body: JSON.stringify({ reason: 'We need proof of your income.' }) })
    if (answer.status !== 200) continue
    answered.push(performance.now() - began)
    mailed.push((await sink.acceptedAt(number)) - began)
    await fetch(`${url}/api/v1/cases/${id}/resume`, { method: 'POST', headers })
  }
  const told = (name: string, taken: number[]) => {
    taken.sort((a, b) => a - b)
    say(`| ${name} | ${taken.length} | ${percentile(taken, 50).toFixed(0)} | ${percentile(taken, 95).toFixed(0)} |`)
  }
  told('until the answer, 1 connection', answered)
  told('until the mail is accepted, 1 connection', mailed)
  sink.stalled = true
  const stalled = await repeat(ids.length, 1, async (index) => {
    const began = performance.now()
    await fetch(`${url}/api/v1/cases/${ids[index]}/hold`, { method: 'POST', headers, body: JSON.stringify({ reason: 'We need proof of your income.' }) })
    return performance.now() - began
  })
  told('until the answer, with a mail server that says nothing', stalled)
  sink.stalled = false
}

/** All scripts a page names, gzipped, in KB. */
async function scriptsOf(url: string, cookie: string): Promise<number> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const paths = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => path))
  let bytes = 0
  for (const path of paths) bytes += gzipSync(new Uint8Array(await (await fetch(new URL(path ?? '', url))).arrayBuffer())).length
  return Math.round(bytes / 102.4) / 10
}

/** Resident memory of our process whose command line holds a word, in MB. */
function memoryOf(word: string): number {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  for (const pid of own) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      if (!command.includes(word) || command.includes('guard.mjs')) continue
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      if (kilobytes) return Math.round(Number(kilobytes) / 1024)
    } catch {}
  }
  return 0
}
