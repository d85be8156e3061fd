import { join } from 'node:path'
import type { Casebell } from '../setup/casebell'
import { root } from '../setup/install.mjs'
import { freePort, startProgram, stopProgram, untilAnswers } from '../setup/processes'
import { CountingProxy } from './counting-proxy'
import { officeOf } from './office'
import { signIn } from './pages'

/**
 * SQL statements and waits for the database of each page, BEGIN and COMMIT among them, counted on the wire: a second web
 * process asks through a proxy that reads along. Each page is opened twice before it is counted.
 */
export async function countStatements(casebell: Casebell, cases: number, say: (line: string) => void): Promise<void> {
  const proxies: CountingProxy[] = []
  const counted = async (address: string | undefined) => {
    const url = new URL(address ?? '')
    const proxy = new CountingProxy({ host: url.hostname, port: Number(url.port) })
    proxies.push(proxy)
    url.host = `127.0.0.1:${await proxy.listen()}`
    return url.href
  }
  const port = await freePort()
  const { DATABASE_URL: _, ...kept } = casebell.env
  const own = `http://localhost:${port}`
  const addresses = { DATABASE_RUNTIME_URL: await counted(kept.DATABASE_RUNTIME_URL), DATABASE_SYSTEM_URL: await counted(kept.DATABASE_SYSTEM_URL) }
  const env = { ...kept, ...addresses, PORT: String(port), CASEBELL_URL: own, NEXTAUTH_URL: own } as NodeJS.ProcessEnv
  const web = startProgram([process.execPath, join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port)], env, { quiet: true })
  try {
    await untilAnswers(`http://127.0.0.1:${port}/api/health`, web, 'web server')
    const office = await officeOf(casebell.env.DATABASE_URL ?? '', cases)
    const member = await signIn(own, office.member)
    const technician = await signIn(own, office.technician)
    const pages: [string, string, string][] = [
      ['bell poll', '/api/notifications/bell', member],
      ['member dashboard', '/', member],
      ['case page (member)', `/cases/${office.held.number}`, member],
      ['case page (desk)', `/desk/${office.held.number}`, technician],
      ['queue of 50', '/desk?view=all', technician],
    ]
    say('\n| page | statements | waits for the database |\n|---|---|---|')
    for (const [name, path, cookie] of pages) {
      for (let time = 0; time < 3; time++) {
        for (const proxy of proxies) proxy.reset()
        await (await fetch(own + path, { headers: { cookie } })).text()
      }
      const sum = (of: 'statements' | 'roundTrips') => proxies.reduce((total, proxy) => total + proxy[of], 0)
      say(`| ${name} | ${sum('statements')} | ${sum('roundTrips')} |`)
    }
  } finally {
    await stopProgram(web)
    for (const proxy of proxies) proxy.close()
  }
}
