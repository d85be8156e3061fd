import { mkdtempSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { answerPartial, appendBytes, expectFile, findPartial, forgetPartial } from './partial-store'

beforeEach(() => {
  Object.assign(process.env, {
    DATABASE_RUNTIME_URL: 'postgresql://none.example.test/none',
    DATABASE_SYSTEM_URL: 'postgresql://none.example.test/none',
    CASEBELL_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
    CASEBELL_DATA_DIR: mkdtempSync('/var/tmp/casebell-store-'),
    CASEBELL_FILE_KEY: `first:${Buffer.alloc(32, 1).toString('base64')}`,
  })
  forgetEnv()
})

const whole = Buffer.alloc(40_000, 'A line of the bank. ')
async function* asStream(bytes: Uint8Array) {
  yield bytes
}

async function aWholeFile(): Promise<string> {
  const id = newId()
  await expectFile(id, whole.length, { try: 1 })
  await appendBytes(id, 0, asStream(whole))
  return id
}

test('H-21 a new try that is announced while the file is answered takes no answer away', async () => {
  for (let time = 0; time < 60; time++) {
    const id = await aWholeFile()
    await Promise.all([expectFile(id, whole.length, { try: 2 }), answerPartial(id, { receipt: time })])
    expect(await findPartial(id)).toEqual({ size: whole.length, received: whole.length, delivery: { try: 2 }, answer: { receipt: time } })
  }
})

test('H-21 whoever asks while a whole file is answered never hears that nothing came', async () => {
  for (let time = 0; time < 40; time++) {
    const id = await aWholeFile()
    const asked = Array.from({ length: 12 }, () => findPartial(id))
    const [, ...heard] = await Promise.all([answerPartial(id, null), ...asked])
    expect(heard.map((found) => found?.received)).toEqual(asked.map(() => whole.length))
  }
})

test('H-21 a file that is forgotten is not expected, whole or not, answered or not', async () => {
  const id = await aWholeFile()
  await answerPartial(id, { receipt: 1 })
  await forgetPartial(id)
  expect(await findPartial(id)).toBeNull()
  await expectFile(id, 5, {})
  expect(await findPartial(id)).toEqual({ size: 5, received: 0, delivery: {} })
})
