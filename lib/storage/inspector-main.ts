// The inspector as a process: files in, findings out, one after another. It has no settings, no keys and no database.
import { framesOf, writeFrame } from './frames'
import { inspectFile } from './inspect-file'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {}) // it ends with its standard input
for (const say of ['log', 'info', 'warn', 'error'] as const) console[say] = () => {} // a library's words are no frames
process.stdout.on('error', () => process.exit(0))
writeFrame(process.stdout, Buffer.from('ready'))

for await (const file of framesOf(process.stdin)) {
  const seen = await inspectFile(file)
  if (seen.refused) {
    writeFrame(process.stdout, Buffer.from(JSON.stringify(seen)))
  } else {
    const { bytes, ...told } = seen
    const changed = bytes !== file
    writeFrame(process.stdout, Buffer.from(JSON.stringify({ ...told, changed })))
    if (changed) writeFrame(process.stdout, bytes)
  }
}
process.exit(0)
