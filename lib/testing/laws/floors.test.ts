import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = process.cwd()
const table = readFileSync('lib/README.md', 'utf8')
const floors = new Map([...table.matchAll(/^\|\s*`?(\w+)`?\s*\|\s*F?(\d+)\s*\|/gm)].map(([, room = '', floor = '']) => [room, Number(floor)]))

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name.startsWith('.') ? [] : files(path)
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : []
  })

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import) ['"]([^'"]+)['"]/g)].flatMap(([, name = '']) =>
    name.startsWith('@/') ? [name.slice(2)] : name.startsWith('.') ? [relative(root, join(root, dirname(file), name))] : [`npm:${name}`],
  )

const room = (path: string) => (path.startsWith('lib/') ? (path.split('/')[1] ?? '') : '')
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing/')

test('O-01 the floor table names every room of lib, and no other', () => {
  const folders = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect([...floors.keys()].sort()).toEqual(folders.map((entry) => entry.name).sort())
})

test('O-01 a room of lib imports itself and strictly lower floors', () => {
  const wrong = files('lib')
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => room(name) && room(name) !== room(file) && (floors.get(room(name)) ?? 99) >= (floors.get(room(file)) ?? -1))
        .map((name) => `${file} -> ${name}`),
    )
  expect(wrong).toEqual([])
})

test('O-01 lib knows neither pages nor components, and Next.js only in web and access', () => {
  const wrong = files('lib')
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => /^(app|components)\//.test(name) || (/^npm:(next$|next\/|next-intl\/server)/.test(name) && !['web', 'access'].includes(room(file))))
        .map((name) => `${file} -> ${name}`),
    )
  expect(wrong).toEqual([])
})

test('O-01 pages and components reach no database, no queue and no mail', () => {
  const wrong = [...files('app'), ...files('components'), ...files('emails')]
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => /^lib\/(db|queue|worker)\b/.test(name) || (file.startsWith('emails/') && /^(lib|app|components)\//.test(name)))
        .map((name) => `${file} -> ${name}`),
    )
  expect(wrong).toEqual([])
})
