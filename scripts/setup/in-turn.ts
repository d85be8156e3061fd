import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beginOf } from './postmaster'
import { Trouble } from './say'

/**
 * Does something with a data folder when no other process is at it: of two starts at once the second waits for the first,
 * and after two minutes says so. What a killed one left of its turn is nobody's.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const turn = join(folder, 'starting.pid')
  const mine = `${process.pid} ${beginOf(process.pid)}`
  const until = Date.now() + 120_000
  for (let told = false; !take(turn, mine); told = true) {
    if (Date.now() > until) throw new Trouble(`Another start is under way with ${folder}. Wait until Casebell answers there or has ended, then start again.`)
    if (!told) console.log(`Another start is under way with ${folder}; waiting for it …`)
    await pause(200)
  }
  try {
    return await work()
  } finally {
    rmSync(turn, { force: true })
  }
}

function take(turn: string, mine: string): boolean {
  try {
    writeFileSync(turn, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!isLeft(turn)) return false
    rmSync(turn, { force: true })
    return take(turn, mine)
  }
}

/** Whether whoever took the turn is gone. */
function isLeft(turn: string): boolean {
  try {
    const [pid = '', ...begun] = readFileSync(turn, 'utf8').split(' ')
    // it is made before it is written to
    if (!pid) return Date.now() - statSync(turn).mtimeMs > 10_000
    return beginOf(Number(pid)) !== begun.join(' ')
  } catch {
    return true
  }
}
