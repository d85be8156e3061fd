import { expect, test } from 'vitest'
import { messagesOf } from '@/lib/core/i18n'
import inSpanish from '@/lib/core/messages/es.json'
import inPortalScripts from '@/lib/core/messages/portal-scripts.json'
import { filesIn, read as readFile } from '@/lib/testing/source'

const en = messagesOf('en')
const es = { ...inSpanish, forms: inPortalScripts.es }
/** Spoken to staff only, in English. */
const staffOnly = ['desk', 'admin']

const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`]))

const forMembers = (keys: string[]) => keys.filter((key) => !staffOnly.includes(key.split('.')[0] ?? '')).sort()
const valuesOf = (text: string) => [...new Set([...text.matchAll(/\{([a-z]\w*)[,}]/g)].map(([, name]) => name))].sort()
const read = (words: object, key: string): string => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words) as string

test('N-13 whatever a member reads exists in English and in Spanish', () => {
  expect(forMembers(keysOf(es))).toEqual(forMembers(keysOf(en)))
})

test('N-13 both languages put the same values into a sentence', () => {
  const wrong = forMembers(keysOf(en)).filter((key) => valuesOf(read(en, key)).join() !== valuesOf(read(es, key)).join())
  expect(wrong).toEqual([])
})

test('N-13 no words are kept that nobody says', () => {
  const source = ['app', 'components', 'emails', 'lib']
    .flatMap((folder) => filesIn(folder))
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map(readFile)
    .join('\n')
  // said by its own name, or by one that is put together: `state_${state}`, `${field}_${code}`, `${field}Es`
  const isSaid = (key: string) => {
    const name = key.split('.').at(-1) ?? ''
    const beginnings = [...name.matchAll(/_/g)].map(({ index }) => name.slice(0, index + 1))
    return (
      new RegExp(`(?:['"\`.]|[{,]\\s)${name}\\b`).test(source) ||
      beginnings.some((beginning) => source.includes(`\`${beginning}\${`)) ||
      (name.endsWith('Es') && source.includes('}Es`')) ||
      /^(desk|admin\.configuration)\.fields\./.test(key)
    )
  }
  expect(keysOf(en).filter((key) => !isSaid(key))).toEqual([])
})
