import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext, signInSchema } from './schema'

const ours = 'https://casebell.example'

test.each([
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,hello',
  '//evil.example',
  '///evil.example',
  '/.//evil.example/phish',
  '/././/evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/a/../..//evil.example',
  '/%2e//evil.example',
  '/%2E%2e//evil.example',
  '/x/%2e%2e//evil.example',
  '/.\\/evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/x/..\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.\r//evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/./\t/evil.example',
  'evil.example',
  '@evil.example',
  '?next=//evil.example',
  '',
])('X-07 %j leads to the start page after signing in', (next) => {
  expect(safeNext(next)).toBe('/')
})

test.each(['/sign-in', '/sign-out', '/x/../sign-in', '/./sign-out', '/%2e/sign-in?next=/sign-in'])('X-03 %j would lead round in a circle', (next) => {
  expect(safeNext(next)).toBe('/')
})

test.each([
  ['/', '/'],
  ['/cases/CASE-2026-000101#items', '/cases/CASE-2026-000101#items'],
  ['/desk?q=//x&view=mine#top', '/desk?q=//x&view=mine#top'],
  ['/a/../desk', '/desk'],
  ['/x/../../evil.example', '/evil.example'],
  ['/%5cevil.example', '/%5cevil.example'],
  ['/%2f/evil.example', '/%2f/evil.example'],
])('X-03 %j leads to %j, as a browser understands it', (next, goal) => {
  expect(safeNext(next)).toBe(goal)
})

test('X-03 an address too long to be sent with the form leads to the start page, and keeps nobody from signing in', () => {
  for (const next of [`/desk?q=${'x'.repeat(500)}`, `/desk?q=${'<'.repeat(250)}`]) expect(safeNext(next)).toBe('/')
  const long = `/desk?q=${'x'.repeat(492)}`
  expect(signInSchema.safeParse({ email: 'ruth@example.test', password: 'x', next: safeNext(long) })).toMatchObject({ data: { next: long } })
})

test('X-07 wherever it leads, it is a page of ours, to a browser that reads it once more too', () => {
  const parts = fc.constantFrom('/', '\\', '.', '..', '%2e', '%5c', '%2f', '\t', '\n', '@', ':', '?', '#', 'evil.example', 'https:', ' ', 'é')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
      const goal = safeNext(`/${some.join('')}`)
      expect(new URL(goal, ours).origin).toBe(ours)
      expect(goal).not.toMatch(/^\/[/\\]/)
      expect(safeNext(goal)).toBe(goal)
    }),
    { numRuns: 3000 },
  )
})
