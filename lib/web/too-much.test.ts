import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import config from '@/next.config.mjs'
import { mostAtOnce, tooMuchHeader, turnAwayTooMuch } from './too-much'

function asked(url: string, headers: Record<string, string>, method = 'POST') {
  const request = Object.assign(new IncomingMessage(new Socket()), { url, method, headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers } })
  turnAwayTooMuch(request)
  return request
}

test('H-10 a form that brings more than it may is answered by its own page, which knows why', () => {
  const { method, url, headers } = asked('/cases/CASE-2026-000001', { 'content-length': String(mostAtOnce + 1), cookie: 'a=b' })
  expect({ method, url, headers }).toEqual({ method: 'GET', url: '/cases/CASE-2026-000001', headers: { cookie: 'a=b', [tooMuchHeader]: 'yes' } })
})

test('H-10 whatever else is sent goes its way, and nobody says for us that it was too much', () => {
  const large = { 'content-length': String(mostAtOnce + 1) }
  for (const request of [
    asked('/cases/1', { 'content-length': String(mostAtOnce), [tooMuchHeader]: 'yes' }),
    asked('/cases/1', { ...large, 'next-action': 'x' }),
    asked('/api/ingest/x', large),
    asked('/cases/1', { ...large, 'content-type': 'text/plain' }),
  ]) {
    expect([request.method, tooMuchHeader in request.headers]).toEqual(['POST', false])
  }
})

test('H-10 Next.js and we agree on what is too much', () => {
  expect(config.experimental?.serverActions?.bodySizeLimit).toBe(`${mostAtOnce / 1024 / 1024}mb`)
})
