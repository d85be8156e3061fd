import type { Casebell } from '../setup/casebell'
import { percentile, repeat } from './load'
import { officeOf } from './office'
import { signIn } from './pages'
import type { SmtpSink } from './smtp-sink'

/**
 * Holds placed by JSON, each timed until the answer and until the mail server took its mail: one after another, from 16
 * callers, and with a mail server that takes connections and says nothing.
 */
export async function measureHolds({ url, env }: Casebell, cases: number, sink: SmtpSink, say: (line: string) => void): Promise<void> {
  const { technician, open } = await officeOf(env.DATABASE_URL ?? '', cases)
  const cookie = await signIn(url, technician)
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  const half = Math.min(40, Math.floor(open.length / 2))
  say('\n| placing a hold | done | p50 ms | p95 ms |\n|---|---|---|---|')
  const told = (name: string, taken: number[]) => {
    taken.sort((a, b) => a - b)
    say(`| ${name} | ${taken.length} | ${percentile(taken, 50).toFixed(0)} | ${percentile(taken, 95).toFixed(0)} |`)
  }
  const place = async (caseId: string) => {
    const began = performance.now()
    const answer = await fetch(`${url}/api/v1/cases/${caseId}/hold`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ reason: 'We need proof of your income.' }),
    })
    if (answer.status !== 200) throw new Error(`a hold was answered with ${answer.status}: ${await answer.text()}`)
    return began
  }
  for (const callers of [1, 16]) {
    const mailed: number[] = []
    const answered = await repeat(half, callers, async (index) => {
      const { id, number } = open[index] ?? { id: '', number: '' }
      sink.accepted.delete(number)
      const began = await place(id)
      const took = performance.now() - began
      mailed.push((await sink.acceptedAt(number)) - began)
      return took
    })
    told(`until the answer, ${callers} at once`, answered)
    told(`until its mail is accepted, ${callers} at once`, mailed)
    for (const { id } of open.slice(0, half)) await fetch(`${url}/api/v1/cases/${id}/resume`, { method: 'POST', headers })
  }
  sink.stalled = true
  const stalled = await repeat(half, 1, async (index) => {
    const began = await place(open[half + index]?.id ?? '')
    return performance.now() - began
  })
  told('until the answer, with a mail server that says nothing', stalled)
  sink.stalled = false
}
