import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '@/lib/testing/database'

await testDatabase()

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))

const entrances = files('app')
  .filter((file) => file.endsWith('/route.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/export const ([A-Z]+) = apiRoute\(/g)].map(([, method = '']) => ({ file, method })))

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

test.each(entrances)('X-01 nobody passes $method $file without signing in', async ({ file, method }) => {
  const handler = ((await import(resolve(file))) as Record<string, Handler>)[method]
  const params = Object.fromEntries([...file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => [name, newId()]))
  const body = ['GET', 'HEAD'].includes(method) ? null : '{}'
  const headers = { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'application/json' }
  const answer = await handler?.(new Request('http://localhost:3000/', { method, headers, body }), { params: Promise.resolve(params) })
  expect(answer?.status).toBe(401)
})
