import { startWorker } from '../setup/casebell'
import { stopProgram } from '../setup/processes'
import { repeat } from './load'
import { moreOpenCases, officeOf } from './office'
import { signIn } from './pages'
import { readingOf, untilProcess } from './processes'
import type { SmtpSink } from './smtp-sink'

/**
 * Notifications a second through one worker process: so many holds are placed while no worker runs, then one is started
 * and reads the outbox, fans out, writes each letter and gives it to the mail server. The rate is from the first letter
 * accepted to the last; the processor is the worker's own, over all the time it lived.
 */
export async function measureNotifications(
  { url, env }: { url: string; env: NodeJS.ProcessEnv },
  { cases, holds }: { cases: number; holds: number },
  sink: SmtpSink,
  say: (line: string) => void,
): Promise<void> {
  const { technician } = await officeOf(env.DATABASE_URL ?? '', cases)
  const cookie = await signIn(url, technician)
  const open = await moreOpenCases(env.DATABASE_URL ?? '', cases, holds)
  await repeat(holds, 16, async (index) => {
    const answer = await fetch(`${url}/api/v1/cases/${open[index]}/hold`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'We need proof of your income.', items: [{ name: 'A pay slip' }] }),
    })
    if (answer.status !== 200) throw new Error(`a hold was answered with ${answer.status}: ${await answer.text()}`)
    return 0
  })
  const began = performance.now()
  const arrivals = sink.next(holds)
  const worker = startWorker(env, { quiet: true })
  const pid = await untilProcess('worker.mjs')
  const { first, last } = await arrivals
  const { cpuSeconds, residentMb, peakMb } = readingOf(pid)
  await stopProgram(worker)
  const seconds = (last - first) / 1000
  say('\n| notifications through one worker | done | a second | from its start, s | processor, s | ms of it each | memory, MB | at most, MB |')
  say('|---|---|---|---|---|---|---|---|')
  const cells = [holds, ((holds - 1) / seconds).toFixed(0), ((last - began) / 1000).toFixed(1), cpuSeconds.toFixed(1), ((cpuSeconds * 1000) / holds).toFixed(1)]
  say(`| hold, fan-out, letter accepted | ${cells.join(' | ')} | ${residentMb} | ${peakMb} |`)
}
