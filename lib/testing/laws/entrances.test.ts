import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))

/** Routes that cannot pass apiRoute, each for a reason. */
const byThemselves: Record<string, string> = {
  'app/api/auth/[...nextauth]/route.ts': 'next-auth checks its own CSRF token and calls the same signIn',
  'app/api/uploadthing/callback/route.ts': 'takes only what the UploadThing service signed',
  'app/api/health/route.ts': 'says nothing of a tenant',
  'app/dev/mailbox/messages/route.ts': 'only where the local mail server runs',
  'app/dev/mailbox/messages/[id]/html/route.ts': 'only where the local mail server runs',
}

test('X-01 every route passes apiRoute, or stands here with its reason', () => {
  const open = files('app')
    .filter((file) => file.endsWith('/route.ts'))
    .filter((file) => !/export const (GET|POST|PUT|PATCH|DELETE) = apiRoute\(/.test(readFileSync(file, 'utf8')))
    .filter((file) => !byThemselves[file])
  expect(open).toEqual([])
})

test('X-01 no reason outlives its route, or the day it passes apiRoute', () => {
  const needed = files('app').filter((file) => file.endsWith('/route.ts') && !/= apiRoute\(/.test(readFileSync(file, 'utf8')))
  expect(Object.keys(byThemselves).filter((file) => !needed.includes(file))).toEqual([])
})

test('X-01 every server action passes formAction', () => {
  const actions = files('app').filter((file) => /^['"]use server['"]/.test(readFileSync(file, 'utf8')))
  expect(actions.length).toBeGreaterThan(2)
  const open = actions.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const exported = [...text.matchAll(/export (?:const|async function) (\w+)/g)]
    return exported
      .filter(({ index }) => !/formAction\(|FormAction\(|await change\(/.test(text.slice(index, index + 400)))
      .map(([, name]) => `${file}: ${name}`)
  })
  expect(open).toEqual([])
})
