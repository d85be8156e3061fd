import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { openedPixel, readLink, readPixel, trackedLink } from './marked-addresses'

const secret = 'a-secret-for-tests-of-at-least-32-characters'

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_RUNTIME_URL: 'x',
    DATABASE_SYSTEM_URL: 'x',
    CASEBELL_FILE_KEY: `x:${Buffer.alloc(32).toString('base64')}`,
    CASEBELL_SECRET: secret,
  })
  forgetEnv()
})

const markIn = (address: string) => /^http:\/\/localhost:3000\/l\/([A-Za-z0-9_-]+)(\/opened\.gif)?$/.exec(address)?.[1] ?? ''

test('N-11 a link leads by way of us to the very place it named, and says which letter it stood in', () => {
  const deliveryId = newId()
  for (const target of ['http://localhost:3000/cases/CASE-2026-000123', 'http://localhost:3000/', 'http://localhost:3000/desk?view=all&q=%C3%A9'])
    expect(readLink(markIn(trackedLink(deliveryId, target)))).toEqual({ deliveryId, target })
  expect(readPixel(markIn(openedPixel(deliveryId)))).toMatchObject({ deliveryId })
})

test.each([
  'https://evil.example/cases/1',
  'http://localhost:3000.evil.example/',
  'http://localhost:3001/',
  'https://localhost:3000/',
  'http://localhost:3000//evil.example/',
  'http://localhost:3000/\\evil.example/',
  'http://localhost:3000@evil.example/',
  '//evil.example/',
  'javascript:alert(1)',
  'mailto:ruth@example.test',
  'tel:+12065550123',
  '#here',
  '',
])('N-11 there is no sealed way to %s', (target) => {
  expect(trackedLink(newId(), target)).toBe(target)
})

test('N-11 a mark that is cut, altered, lengthened or made up leads nowhere', () => {
  const mark = markIn(trackedLink(newId(), 'http://localhost:3000/cases/CASE-2026-000123'))
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (let at = 0; at < mark.length; at++) {
    expect(readLink(mark.slice(0, at))).toBeNull()
    const other = letters[(letters.indexOf(mark[at] ?? 'A') + 1) % letters.length]
    expect(readLink(mark.slice(0, at) + other + mark.slice(at + 1))).toBeNull()
  }
  for (const more of [`${mark}A`, `${mark}=`, ` ${mark}`, `${mark}\n`, `${mark}.`, mark.toLowerCase(), mark + mark]) expect(readLink(more)).toBeNull()
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ maxLength: 4000 })), (text) => readLink(text) === null && readPixel(text) === null),
  )
})

test('N-11 the mark of a picture is none of a link, nor the other way round, and another secret knows neither', () => {
  const [link, pixel] = [markIn(trackedLink(newId(), 'http://localhost:3000/')), markIn(openedPixel(newId()))]
  expect([readLink(pixel), readPixel(link)]).toEqual([null, null])
  process.env.CASEBELL_SECRET = `another-${secret}`
  forgetEnv()
  expect([readLink(link), readPixel(pixel)]).toEqual([null, null])
  process.env.CASEBELL_SECRET = secret
  forgetEnv()
  expect(readLink(link)).not.toBeNull()
})
