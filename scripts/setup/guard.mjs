// Runs a program and ends it when whoever started us is gone: our standard input closes with them, even after a SIGKILL.
import { spawn } from 'node:child_process'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
let ending = false

function end() {
  if (ending) return
  ending = true
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 8000).unref()
}

process.stdin.resume()
process.stdin.on('end', end).on('close', end)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
child.on('exit', (code) => process.exit(ending ? 0 : (code ?? 1)))
