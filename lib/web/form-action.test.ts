import { expect, test } from 'vitest'
import { deedAction } from './form-action'

const seen: [string, [string, unknown][]][] = []
const deed = (name: string) => async (_: never, form: FormData) => {
  seen.push([name, [...form]])
  return { status: 'ok' as const, fields: {}, values: {} }
}
const action = deedAction({ accept: deed('accept'), resume: deed('resume') })
const formOf = (fields: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('X-07 the pressed button says which deed is done, with what; what else was sent comes along for its schema to refuse', async () => {
  seen.length = 0
  await action(undefined as never, formOf([['do', 'accept?itemId=7&note=a%26b']]))
  await action(
    undefined as never,
    formOf([
      ['isAdmin', 'true'],
      ['do', 'resume'],
    ]),
  )
  expect(seen).toEqual([
    [
      'accept',
      [
        ['itemId', '7'],
        ['note', 'a&b'],
      ],
    ],
    ['resume', [['isAdmin', 'true']]],
  ])
})

test('X-07 a deed that is not there, none or two of them are refused', async () => {
  seen.length = 0
  for (const fields of [[], ['do', ''], ['do', 'delete'], ['do', 'constructor'], ['do', '__proto__?x=1'], ['do', 'Accept']] as [string, string][]) {
    expect(await action(undefined as never, formOf(fields.length > 0 ? [fields] : []))).toMatchObject({
      status: 'error',
      code: 'invalid',
      fields: { do: 'invalid' },
    })
  }
  const twice = formOf(['accept', 'resume'].map((name): [string, string] => ['do', name]))
  expect(await action(undefined as never, twice)).toMatchObject({ code: 'invalid' })
  for (const nonsense of [undefined, null, [], { do: 'accept' }, 'accept']) {
    expect(await action(undefined as never, nonsense as never)).toMatchObject({ code: 'invalid' })
  }
  expect(seen).toEqual([])
})
