import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { letGoOfPages } from './let-go-of-pages'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Makes a page and ends it as React does; what is kept of it is only its signal. */
function makePage(end: (controller: AbortController) => void) {
  const controller = new AbortController()
  const page = { rows: [1, 2, 3] }
  const finish = () => {
    page.rows.push(4)
    end(controller)
  }
  finish()
  return { signal: controller.signal, page: new WeakRef(page) }
}

const isKept = async (end: (controller: AbortController) => void) => {
  const { signal, page } = makePage(end)
  await new Promise(setImmediate)
  collect()
  expect(signal.aborted).toBe(true)
  return page.deref() !== undefined
}

test('O-03 a page that was made is let go, though its ended signal is still held', async () => {
  const ended = (controller: AbortController) => controller.abort(new Error('This render completed successfully.'))
  expect(await isKept(ended), 'what is wrong without it').toBe(true)
  letGoOfPages()
  letGoOfPages()
  expect(await isKept(ended)).toBe(false)
  expect(await isKept((controller) => controller.abort())).toBe(false)
})

test('O-03 a signal still says why it was aborted', () => {
  letGoOfPages()
  const why = new Error('closed')
  const controller = new AbortController()
  controller.abort(why)
  expect(controller.signal.reason).toBe(why)
  expect(why.stack).toContain('let-go-of-pages.test')
  const plain = new AbortController()
  plain.abort()
  expect(plain.signal.reason).toMatchObject({ name: 'AbortError', message: 'This operation was aborted' })
  const worded = new AbortController()
  worded.abort('enough')
  expect(worded.signal.reason).toBe('enough')
})
