import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formValues } from './form-values'

const form = (...fields: [string, string | File][]) => {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}
const valuesOf = (...fields: [string, string | File][]) => formValues(form(...fields))
const file = new File(['x'], 'x.txt')

test('H-01 a form becomes objects and lists, in their order', () => {
  expect(valuesOf(['caseId', '1'], ['items[1][name]', 'b'], ['items[0][name]', 'a'], ['items[0][translations][es][name]', 'á'], ['item.name', 'c'])).toEqual({
    caseId: '1',
    items: [{ name: 'a', translations: { es: { name: 'á' } } }, { name: 'b' }],
    item: { name: 'c' },
  })
  expect(valuesOf(['files', file], ['files', file])).toEqual({ files: [file, file] })
  expect(valuesOf(['$ACTION_ID_1', ''], ['$ACTION_REF_1', ''], ['0', 'x'])).toEqual({ 0: 'x' })
})

test('X-07 a field twice, or as a value and a group, is a list for the schema to refuse, and nothing is lost', () => {
  expect(valuesOf(['caseId', '1'], ['caseId', '2'], ['caseId', '3'])).toEqual({ caseId: ['1', '2', '3'] })
  expect(valuesOf(['caseId', '1'], ['caseId[not]', ''])).toEqual({ caseId: ['1', { not: '' }] })
  expect(valuesOf(['caseId[not]', ''], ['caseId', '1'])).toEqual({ caseId: [{ not: '' }, '1'] })
  expect(valuesOf(['files', file], ['files[name]', 'y'], ['files.size', '9'])).toEqual({ files: [file, { name: 'y' }, { size: '9' }] })
})

test('X-07 names that reach for a prototype stay names, for the schema to refuse', () => {
  for (const name of ['__proto__[isAdmin]', 'constructor[prototype][isAdmin]', 'a[__proto__][isAdmin]', 'a.b.c.d.e.f', '', '[]', '...']) {
    const values = valuesOf([name, 'yes'])
    expect(Object.entries(values)).toEqual([[name, 'yes']])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  }
  expect(Object.hasOwn(valuesOf(['__proto__', 'yes']), '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
})

test('X-07 more fields than any form has are refused, not cut off', () => {
  const many = form(...Array.from({ length: 1001 }, (_, n): [string, string] => [`field${n}`, 'x']))
  expect(() => formValues(many)).toThrow('too_many_fields')
})

test('X-07 no form breaks it, and each value sent is somewhere in what it makes', () => {
  const part = fc.oneof(fc.constantFrom('a', 'name', 'size', 'length', '0', '1', '__proto__', 'constructor', 'prototype', 'toString', '', ' '), fc.string())
  const glue = fc.constantFrom('.', '[', ']', '][', '[]', '')
  const name = fc.array(fc.tuple(part, glue), { minLength: 1, maxLength: 7 }).map((parts) => parts.flat().join(''))
  const field = fc.tuple(name, fc.oneof(fc.uuid(), fc.constant(file)))
  const leaves = (value: unknown): unknown[] =>
    value !== null && typeof value === 'object' && !(value instanceof File) ? Object.values(value).flatMap(leaves) : [value]
  fc.assert(
    fc.property(fc.array(field, { maxLength: 12 }), (fields) => {
      const values = formValues(form(...fields))
      const sent = fields.filter(([name]) => !name.startsWith('$ACTION')).map(([, value]) => value)
      expect(leaves(values)).toHaveLength(sent.length)
      expect(new Set(leaves(values))).toEqual(new Set(sent))
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('name')
    }),
    { numRuns: 300 },
  )
})
