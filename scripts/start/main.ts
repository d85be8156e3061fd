import { startCasebell } from '../setup/casebell'
import { demandFreePort } from '../setup/processes'
import { main } from '../setup/say'
import { dataDir } from '../setup/settings'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)

await main(async () => {
  await demandFreePort(port)
  const casebell = await startCasebell({ port, dev })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await casebell.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop) // whoever started us is gone

  console.log(`
Casebell answers at ${casebell.url}

  Sign in as      e-mail                                  password
  member          ruth.ellison@mail.example.test          harbor-bell-2026
  technician      elena.vargas@harbor.example.test        harbor-bell-2026
  administrator   denise.okafor@harbor.example.test       harbor-bell-2026
${casebell.mailbox ? `\n  The mail it sends is kept here: ${casebell.url}/dev/mailbox` : ''}
  Everything is kept under ${dataDir()}. Ctrl-C stops it.
`)
  if (casebell.made.length > 0) console.log(`Made for development: ${casebell.made.join(', ')}. Set your own before real people use it.`)
  const what = await casebell.ended
  if (stopping) return
  stopping = true
  await casebell.stop()
  console.error(`\n${what}, so everything was stopped; the lines above may say why. Start again with the same command.\n`)
  process.exit(1)
})
