import type { ChildProcess } from 'node:child_process'
import { stopProgram } from './processes'

/** A part that is kept alive; `gaveUp` is kept once it died too often in a row. */
export type Kept = { gaveUp: Promise<string>; stop: () => Promise<void> }

/** Seconds before each new start of a part that dies again and again; after the last it is given up. */
const growing = [1, 2, 5, 15, 30]
/** What lived so long has no deaths in a row. */
const soundAfter = 120_000

/**
 * Keeps a program alive: one that ends by itself is started again after a pause that grows, and that is told. After five
 * deaths in a row it is given up. `running` is its first process, when there is one.
 */
export function keepAlive(
  name: string,
  begin: () => ChildProcess,
  { running, pauses = growing, tell = console.error }: { running?: ChildProcess; pauses?: number[]; tell?: (sentence: string) => void } = {},
): Kept {
  let stopping = false
  let deaths = 0
  let child = running ?? begin()
  let next: NodeJS.Timeout | undefined
  const gaveUp = new Promise<string>((resolve) => {
    const watch = (began: number) => {
      const died = () => {
        if (stopping) return
        if (Date.now() - began > soundAfter) deaths = 0
        const seconds = pauses[deaths++]
        if (seconds === undefined) return resolve(`The ${name} ended by itself ${deaths} times in a row`)
        tell(`The ${name} ended by itself; it is started again in ${seconds} s.`)
        next = setTimeout(() => {
          child = begin()
          watch(Date.now())
        }, seconds * 1000)
      }
      if (hasEnded(child)) died()
      else child.once('exit', died)
    }
    watch(Date.now())
  })
  const stop = async () => {
    stopping = true
    clearTimeout(next)
    await stopProgram(child)
  }
  return { gaveUp, stop }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
