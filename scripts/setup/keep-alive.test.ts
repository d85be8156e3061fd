import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { type Kept, keepAlive } from './keep-alive'

let kept: Kept | undefined
let told: string[]
let made: ChildProcess[]
afterEach(() => kept?.stop())

/** Keeps a program that ends at once, or when its standard input does. */
function keep(program: 'ends' | 'stays', pauses: number[]): Kept {
  told = []
  made = []
  const begin = () => {
    const child = spawn(process.execPath, ['-e', program === 'ends' ? '' : 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'inherit'] })
    made.push(child)
    return child
  }
  kept = keepAlive('worker', begin, { pauses, tell: (sentence) => told.push(sentence) })
  return kept
}

test('O-01 a part that dies again and again is started again after each pause, and then given up in words', async () => {
  const { gaveUp } = keep('ends', [0.01, 0.02])
  expect(await gaveUp).toBe('The worker ended by itself 3 times in a row')
  expect(told).toEqual([0.01, 0.02].map((seconds) => `The worker ended by itself; it is started again in ${seconds} s.`))
  expect(made).toHaveLength(3)
})

test('O-01 a part that was killed is there again, and one that was stopped is not', async () => {
  const { stop } = keep('stays', [0.01])
  made[0]?.kill('SIGKILL')
  await expect.poll(() => made.length).toBe(2)
  await stop()
  const last = made.at(-1)
  if (last && last.exitCode === null) await once(last, 'exit')
  expect(told).toHaveLength(1)
  expect(made).toHaveLength(2)
})
