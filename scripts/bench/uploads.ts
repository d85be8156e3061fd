import { aPdf } from '../../lib/testing/sample-files'
import type { Casebell } from '../setup/casebell'
import { percentile, repeat } from './load'
import { officeOf } from './office'
import { signIn } from './pages'

/** Files of 1 MiB sent as the browser sends them (UploadThing's protocol), each timed from the first word to its receipt. */
export async function measureUploads({ url, env }: Casebell, cases: number, say: (line: string) => void): Promise<void> {
  const office = await officeOf(env.DATABASE_URL ?? '', cases)
  const cookie = await signIn(url, office.member)
  const headers = { cookie, origin: url }
  const caseId = office.held.id
  const pdf = await aPdf()
  const bytes = Buffer.concat([pdf, Buffer.from('\n%'), Buffer.alloc(1_048_576 - pdf.length - 2, 'x')])
  const send = async (name: string, number: number) => {
    const began = performance.now()
    const asked = await fetch(`${url}/api/uploadthing?actionType=upload&slug=caseFile`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        input: { caseId, itemId: null, fingerprint: `1764072000000-${number.toString(16)}` },
        files: [{ name, size: bytes.length, type: 'application/pdf' }],
      }),
    })
    const [to] = (await asked.json()) as { url: string }[]
    const form = new FormData()
    form.append('file', new Blob([bytes]), name)
    const answer = await fetch(to?.url ?? '', { method: 'PUT', headers: { ...headers, range: 'bytes=0-' }, body: form })
    const { serverData } = (await answer.json()) as { serverData: { ok: boolean } }
    if (!serverData.ok) throw new Error(`an upload was answered with ${JSON.stringify(serverData)}`)
    return performance.now() - began
  }
  say('\n| sending a file of 1 MiB | done | files/s | p50 ms | p95 ms |\n|---|---|---|---|---|')
  for (const callers of [1, 16]) {
    const began = performance.now()
    const taken = await repeat(callers === 1 ? 30 : 96, callers, (index) => send(`bench-${callers}-${index}.pdf`, callers * 1000 + index))
    const perSecond = (taken.length * 1000) / (performance.now() - began)
    say(`| ${callers} at once | ${taken.length} | ${perSecond.toFixed(0)} | ${percentile(taken, 50).toFixed(0)} | ${percentile(taken, 95).toFixed(0)} |`)
  }
}
