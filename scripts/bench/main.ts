import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Casebell, startCasebell, startWorker } from '../setup/casebell'
import { root } from '../setup/install.mjs'
import { freePort, stopProgram } from '../setup/processes'
import { main } from '../setup/say'
import { type Bare, barePaths, startBare } from './bare'
import { measureHolds } from './holds'
import { loadInTurns, type Target } from './load'
import { measureOldNews, measureStatistics } from './many-rows'
import { measureNotifications } from './notifications'
import { officeOf, writeOut } from './office'
import { scriptsOf, signIn } from './pages'
import { memoryOf } from './processes'
import { SmtpSink } from './smtp-sink'
import { countStatements } from './statements'
import { measureUploads } from './uploads'

const quick = process.argv.includes('--quick')
const sizes = quick ? [1000] : [1000, 100_000]
const seconds = quick ? 3 : 6
const lines: string[] = []
const say = (line: string) => {
  console.log(line)
  lines.push(line)
}

/*
 * npm run bench: the production build beside a bare Next.js in the same run, with 1,000 and with 100,000 cases. Writes
 * docs/benchmarks.md. With --quick: 1,000 cases, three seconds a reading and fewer rows, written nowhere.
 */
await main(async () => {
  const folder = mkdtempSync('/var/tmp/casebell-bench-')
  chmodSync(folder, 0o755) // as root, PostgreSQL runs as another user
  process.env.CASEBELL_DATA_DIR = folder
  const sink = new SmtpSink()
  process.env.SMTP_URL = `smtp://127.0.0.1:${await sink.listen()}`
  const day = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}`
  say(`# Benchmarks\n\n${day}, ${machine}; web, worker, PostgreSQL and load on this one machine. Made by \`npm run bench\`.\n`)
  const bare = await startBare()
  const casebell = await startCasebell({ port: await freePort(), quiet: true, working: false })
  const worker = startWorker(casebell.env, { quiet: true })
  try {
    say('Each page takes turns with the least Next.js can do in its place.\n')
    say('| what | cases | connections | requests/s | p50 ms | p95 ms | bytes | errors | beside it | its requests/s | its p95 ms | our share |')
    say('|---|---|---|---|---|---|---|---|---|---|---|---|')
    for (const cases of sizes) await measurePages(casebell, cases, bare)
    await bare.stop()
    await measureHolds(casebell, sizes[0] ?? 1000, sink, say)
    await measureUploads(casebell, sizes[0] ?? 1000, say)
    await countStatements(casebell, sizes.at(-1) ?? 1000, say)
    const cases = sizes.at(-1) ?? 1000
    say(`\nMemory after the run: ${memoryOf('next-server')} MB web, ${memoryOf('worker.mjs')} MB worker.`)
    const scripts = await scriptsOf(casebell.url, await signIn(casebell.url, 'thomas.begay@mail.example.test'))
    say(
      `JavaScript of the member's first page: ${scripts} KB gzip; of the bare page: ${bare.scripts} KB; ours: ${(scripts - bare.scripts).toFixed(1)} KB of 40.`,
    )
    await stopProgram(worker)
    await measureNotifications(casebell, { cases, holds: quick ? 400 : 2000 }, sink, say)
    await measureStatistics(casebell, { cases, deliveries: quick ? 100_000 : 1_000_000, seconds }, say)
    await measureOldNews(casebell, { cases, old: quick ? 200_000 : 10_000_000, seconds }, say)
    if (!quick) writeFileSync(join(root, 'docs/benchmarks.md'), `${lines.join('\n')}\n`)
  } finally {
    await bare.stop()
    await stopProgram(worker)
    await casebell.stop()
    sink.close()
    rmSync(folder, { recursive: true, force: true })
  }
  process.exit(0)
})

async function measurePages(casebell: Casebell, cases: number, bare: Bare): Promise<void> {
  seed(cases, casebell.env)
  await writeOut(casebell.env.DATABASE_URL ?? '')
  const office = await officeOf(casebell.env.DATABASE_URL ?? '', cases)
  const member = await signIn(casebell.url, office.member)
  const technician = await signIn(casebell.url, office.technician)
  const bell = await fetch(`${casebell.url}/api/notifications/bell`, { headers: { cookie: member } })
  const unchanged = { cookie: member, 'if-none-match': bell.headers.get('etag') ?? '' }
  for (const connections of [1, 16]) {
    const run = async (name: string, path: string, headers: Target['headers'], beside: keyof typeof barePaths) => {
      const [ours, least] = await loadInTurns({ url: casebell.url + path, headers }, { url: bare.url + barePaths[beside] }, { connections, seconds })
      const share = Math.round((100 * ours.perSecond) / least.perSecond)
      const told = [ours.perSecond.toFixed(0), ours.p50.toFixed(1), ours.p95.toFixed(1), ours.bytes, ours.errors]
      say(`| ${[name, cases, connections, ...told, beside, least.perSecond.toFixed(0), least.p95.toFixed(1), `${share} %`].join(' | ')} |`)
    }
    await run('bell poll, nothing new (304)', '/api/notifications/bell', unchanged, 'bare route')
    await run('bell poll, news', '/api/notifications/bell', { cookie: member }, 'bare route')
    await run('member dashboard', '/', { cookie: member }, 'bare page')
    await run('case page (desk)', `/desk/${office.held.number}`, { cookie: technician }, 'bare page')
    await run('case page (member)', `/cases/${office.held.number}`, { cookie: member }, 'bare page')
    await run('queue of 50', '/desk?view=all', { cookie: technician }, 'bare table')
  }
}

/** Past foreign keys, which hold by the way the rows are made. */
function seed(cases: number, env: NodeJS.ProcessEnv): void {
  const hasty = { ...env, PGOPTIONS: '-c session_replication_role=replica -c synchronous_commit=off' }
  const args = ['--import', 'tsx', join(root, 'prisma/seed.ts'), '--cases', String(cases), '--notifications', String(Math.max(cases * 10, 90_000))]
  spawnSync(process.execPath, args, { cwd: root, env: hasty, stdio: 'inherit' })
}
