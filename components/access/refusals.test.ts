import { expect, test } from 'vitest'
import { changePasswordSchema, requestResetSchema, resetPasswordSchema, signInSchema } from '@/lib/access/schema'
import { DomainError } from '@/lib/core/errors'
import type { FormState } from '@/lib/core/form-state'
import { translator } from '@/lib/core/i18n'
import { type Locale, locales } from '@/lib/core/locale'
import { fieldsOf } from '@/lib/web/api-route'
import { refusalWords } from './refusal-words'
import { refusalInWords } from './refusals'

const wordsIn = (locale: Locale) => ({ ...refusalWords(translator(locale, 'auth' as string)), current_wrong: 'It is not.' })
const password = 'four plain words here'
const address = 'ruth@example.test'
const token = 'x'.repeat(43)

/** What a form says to what its schema refuses. */
function said(
  locale: Locale,
  schema: typeof signInSchema | typeof requestResetSchema | typeof resetPasswordSchema | typeof changePasswordSchema,
  sent: object,
) {
  const parsed = schema.safeParse(sent)
  if (parsed.success) throw new Error('it was taken')
  return refusalInWords({ status: 'error', reason: 'fields', fields: fieldsOf(parsed.error), values: {} }, wordsIn(locale))
}

/** What a form says to what an operation refuses. */
function saidOf(locale: Locale, { code, reason, fields, details }: DomainError) {
  return refusalInWords({ status: 'error', code, reason, fields, details, values: {} } as FormState, wordsIn(locale))
}

test.each([
  ['en', 'The password is too long. A password has at most 200 characters.', 'The e-mail address is too long. An address has at most 254 characters.'],
  [
    'es',
    'La contraseña es demasiado larga. Una contraseña tiene como máximo 200 caracteres.',
    'El correo electrónico es demasiado largo. Una dirección tiene como máximo 254 caracteres.',
  ],
] as const)('X-03 what is too long is told so with how long it may be, in %s', (locale, tooLong, addressTooLong) => {
  expect(said(locale, signInSchema, { email: address, password: 'x'.repeat(201) })).toBe(tooLong)
  expect(said(locale, signInSchema, { email: 'x'.repeat(255), password })).toBe(addressTooLong)
  expect(said(locale, requestResetSchema, { email: 'x'.repeat(255) })).toBe(addressTooLong)
  expect(said(locale, resetPasswordSchema, { token, password: 'x'.repeat(201) })).toBe(tooLong)
  expect(said(locale, changePasswordSchema, { current: password, password: 'x'.repeat(201) })).toBe(tooLong)
  expect(said(locale, changePasswordSchema, { current: 'x'.repeat(201), password })).toBe(tooLong)
})

test('X-03 the longest address and password that may be are taken', () => {
  expect(signInSchema.safeParse({ email: 'x'.repeat(254), password: 'x'.repeat(200) }).success).toBe(true)
  expect(resetPasswordSchema.safeParse({ token, password: 'x'.repeat(200) }).success).toBe(true)
})

test('X-03 a form says of each fault which it is', () => {
  expect(said('en', signInSchema, { email: '', password })).toBe('Please fill this in.')
  expect(said('en', changePasswordSchema, { current: '', password })).toBe('Please fill this in.')
  expect(said('en', resetPasswordSchema, { token, password: 'short' })).toBe('Please use at least 10 characters.')
  expect(said('en', resetPasswordSchema, { token: 'x', password })).toBe('This link was used or is too old. Please ask for a new one.')
  expect(said('en', signInSchema, { email: address, password, tenantId: 'x' })).toBe('This did not work. Please try again.')
  expect(saidOf('en', new DomainError('gone', 'link'))).toBe('This link was used or is too old. Please ask for a new one.')
  expect(saidOf('en', new DomainError('invalid', 'fields', { current: 'wrong' }))).toBe('It is not.')
  expect(saidOf('en', new DomainError('unauthenticated', 'wrong_address_or_password'))).toContain('not right')
  expect(saidOf('en', new DomainError('forbidden', 'origin'))).toContain('not sent from our page')
  expect(saidOf('en', new DomainError('conflict'))).toBe('This did not work. Please try again.')
})

test('X-03 whoever is to wait is told how many seconds, or that it is one', () => {
  const wait = (locale: Locale, seconds: number) => saidOf(locale, new DomainError('rate_limited', 'too_many_tries', {}, { seconds }))
  expect([1, 2, 900].map((seconds) => wait('en', seconds))).toEqual([
    'There were too many tries. Please wait 1 second and try again.',
    'There were too many tries. Please wait 2 seconds and try again.',
    'There were too many tries. Please wait 900 seconds and try again.',
  ])
  expect([1, 2].map((seconds) => wait('es', seconds))).toEqual([
    'Hubo demasiados intentos. Espere 1 segundo e inténtelo de nuevo.',
    'Hubo demasiados intentos. Espere 2 segundos e inténtelo de nuevo.',
  ])
  for (const locale of locales) expect(wait(locale, 21)).not.toMatch(/[{}#]/)
})
