import fc from 'fast-check'
import { expect, test } from 'vitest'
import { routePatterns } from './route-patterns'

const patternOf = routePatterns([
  'app/(signed-in)/page.tsx',
  'app/(signed-in)/cases/[number]/page.tsx',
  'app/(signed-in)/cases/new/page.tsx',
  'app/(signed-in)/cases/new/[step]/page.tsx',
  'app/api/auth/[...nextauth]/route.ts',
  'app/api/cases/[caseId]/hold/route.ts',
  'app/desk/page.tsx',
])

test('O-03 a path is told by the folders that answer it: a fixed name before one that may be anything', () => {
  expect(patternOf('/')).toBe('/')
  expect(patternOf('/cases/CASE-2026-000001')).toBe('/cases/[number]')
  expect(patternOf('/cases/new')).toBe('/cases/new')
  expect(patternOf('/cases/new/2')).toBe('/cases/new/[step]')
  expect(patternOf('/api/auth/callback/credentials')).toBe('/api/auth/[...nextauth]')
  expect(patternOf('/api/cases/1/hold')).toBe('/api/cases/[caseId]/hold')
  expect(patternOf('/desk/')).toBe('/desk')
  expect(patternOf('/_next/static/chunks/a.js')).toBe('/_next/static')
  expect(patternOf('/_next/image')).toBe('/_next/other')
  for (const nobodys of ['/cases', '/api/cases/1', '/api/cases/1/hold/2', '/Cases/1', '/desk/x', '/[number]', '/(signed-in)']) {
    expect(patternOf(nobodys), nobodys).toBe('unknown')
  }
})

test('O-03 no path, however strange, makes a pattern of its own', () => {
  const known = ['/', '/cases/[number]', '/cases/new', '/cases/new/[step]', '/api/auth/[...nextauth]', '/api/cases/[caseId]/hold', '/desk']
  const part = fc.oneof(fc.string(), fc.constantFrom('cases', 'new', 'api', 'auth', 'hold', 'desk', '..', '__proto__', 'constructor', '%2f', '_next'))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      expect([...known, 'unknown', '/_next/static', '/_next/other']).toContain(patternOf(`/${parts.join('/')}`))
    }),
  )
})
