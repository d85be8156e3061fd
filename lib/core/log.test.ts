import { expect, test } from 'vitest'
import { errorInLog, withoutValues } from './log'

test('O-03 the sentence of an error comes into the log without what was put into it', () => {
  const told: [string, string][] = [
    ['duplicate key value violates unique constraint "User_email_key"', 'duplicate key value violates unique constraint …'],
    ['Key (email)=(ruth.ellison@mail.example.test) already exists.', 'Key … already exists.'],
    ['invalid input syntax for type uuid: "Ruth Ellison"', 'invalid input syntax for type uuid: …'],
    ['550 5.1.1 <ruth.ellison@mail.example.test> unknown', '550 5.1.1 … unknown'],
    ['GET https://casebell.example.test/reset?token=abc failed', 'GET https://casebell.example.test/reset?… failed'],
    ['no row for 123-45-6789', 'no row for …'],
    ['the token eyJhbGciOiJIUzI1NiJ9abcdefgh was refused', 'the token … was refused'],
    ['Failing row contains (0190, Ruth (Ellison), it`s "hers).', 'Failing row contains …'],
  ]
  for (const [sentence, kept] of told) expect(withoutValues(sentence)).toBe(kept)
  expect(withoutValues('x '.repeat(5000)).length).toBeLessThanOrEqual(500)
})

test('O-03 an error is told by its kind, its code, where it broke and what caused it, and nothing that hangs on it', () => {
  const cause = Object.assign(new Error('Key (email)=(ruth@example.test) already exists.'), {
    code: '23505',
    constraint: 'User_email_key',
    table: 'User',
    detail: 'ruth',
  })
  const error = Object.assign(new TypeError('could not write "Ruth"', { cause }), { body: { password: 'x' }, config: { headers: { cookie: 'y' } } })
  const told = errorInLog(error)
  expect(told).toMatchObject({ name: 'TypeError', message: 'could not write …', cause: { code: '23505', constraint: 'User_email_key', table: 'User' } })
  expect(JSON.stringify(told)).not.toMatch(/ruth|password|cookie/i)
  expect(told.stack).toBeInstanceOf(Array)
  expect(errorInLog('ruth@example.test')).toEqual({ name: 'string' })
  const circle = new Error('a')
  circle.cause = circle
  expect(JSON.stringify(errorInLog(circle)).length).toBeLessThan(10_000)
})
