import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inTree, mayStandAbove } from './rules'
import { addCaseTypeSchema, changeCaseTypeSchema } from './schema'

const tree = [
  { id: 'a', parentId: null, code: 'A' },
  { id: 'b', parentId: 'a', code: 'B' },
  { id: 'c', parentId: 'b', code: 'C' },
  { id: 'd', parentId: null, code: 'D' },
]

test('C-03 a type stands neither above itself nor above one it stands below', () => {
  expect(mayStandAbove(tree, 'a', 'a')).toBe(false)
  expect(mayStandAbove(tree, 'c', 'a')).toBe(false)
  expect(mayStandAbove(tree, 'a', 'c')).toBe(true)
  expect(mayStandAbove(tree, 'd', 'a')).toBe(true)
})

test('C-03 the list shows each type once, below its parent, and one whose parent is gone at the top', () => {
  expect(inTree(tree.toReversed()).map(({ id, depth }) => `${depth}${id}`)).toEqual(['0a', '1b', '2c', '0d'])
  expect(inTree([{ id: 'x', parentId: 'nobody', code: 'X' }])).toMatchObject([{ id: 'x', depth: 0 }])
})

test('C-03 whatever parents are chosen one after the other, nobody goes in a circle and nobody is lost', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 30 }), (choices) => {
      const types = ids.map((id) => ({ id, code: id, parentId: null as string | null }))
      for (const [id, parentId] of choices) {
        const type = types.find((one) => one.id === id)
        if (type && mayStandAbove(types, parentId, id)) type.parentId = parentId
      }
      expect(
        inTree(types)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(ids)
    }),
  )
})

describe('what is typed', () => {
  const form = {
    code: ' pension ',
    name: { en: 'Pension', es: 'Pensión' },
    parentId: '',
    defaultPriority: 'medium',
    reviewWithinDays: '5',
    whatHappensNext: { en: '', es: '' },
  }
  const faults = (changes: object) => {
    const { error } = addCaseTypeSchema.safeParse({ ...form, ...changes })
    return error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  }

  test('C-03 a form is read as it was meant', () => {
    expect(addCaseTypeSchema.parse(form)).toMatchObject({ code: 'PENSION', parentId: null, reviewWithinDays: 5 })
  })

  test('C-03 a name is needed in both languages, on one line', () => {
    expect(faults({ name: { en: 'Pension' } })).toEqual(['name.es missing'])
    expect(faults({ name: { en: 'Pension', es: ' \u200b ' } })).toEqual(['name.es missing'])
    expect(faults({ name: { en: 'Pen\nsion', es: 'x'.repeat(81) } })).toEqual(['name.en wrong', 'name.es too_long'])
  })

  test('C-03 what happens next is written in both languages or in none', () => {
    expect(faults({ whatHappensNext: { en: 'We call you.', es: '' } })).toEqual(['whatHappensNext.es missing'])
    expect(faults({ whatHappensNext: { en: 'We call you.', es: 'Le llamamos.' } })).toBeUndefined()
  })

  test.each([
    [{ reviewWithinDays: '' }, 'reviewWithinDays wrong'],
    [{ reviewWithinDays: '0' }, 'reviewWithinDays too_few'],
    [{ reviewWithinDays: 91 }, 'reviewWithinDays too_many'],
    [{ reviewWithinDays: '2.5' }, 'reviewWithinDays wrong'],
    [{ reviewWithinDays: true }, 'reviewWithinDays wrong'],
    [{ code: '' }, 'code missing'],
    [{ code: '9 LIVES' }, 'code wrong'],
    [{ defaultPriority: 'urgent' }, 'defaultPriority missing'],
  ])('C-03 %o is refused at its field', (changes, fault) => {
    expect(faults(changes)?.[0]).toBe(fault)
  })

  test('X-02 every field is parsed strictly', () => {
    const change = { ...form, code: undefined, typeId: '0190a0a0-0000-7000-8000-000000000000', version: 1 }
    for (const wrong of [{ not: '' }, [], null, undefined, 7]) {
      for (const field of ['typeId', 'version', 'name', 'defaultPriority', 'reviewWithinDays', 'whatHappensNext']) {
        if (field === 'version' && wrong === 7) continue
        if (field === 'reviewWithinDays' && wrong === 7) continue
        const { code: _code, ...rest } = { ...change, [field]: wrong }
        expect(changeCaseTypeSchema.safeParse(rest).success, `${field} ${JSON.stringify(wrong)}`).toBe(false)
      }
    }
    expect(addCaseTypeSchema.safeParse({ ...form, isDefault: true }).success).toBe(false)
    expect(addCaseTypeSchema.safeParse({ ...form, name: { ...form.name, fr: 'Pension' } }).success).toBe(false)
    expect(addCaseTypeSchema.safeParse({ ...form, parentId: { not: '' } }).success).toBe(false)
  })
})
