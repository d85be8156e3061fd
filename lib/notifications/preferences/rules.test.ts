import { expect, test } from 'vitest'
import { findKind } from '../kinds/all-kinds'
import type { Kind } from '../kinds/kind'
import { atFirst, channelsOf, kindsFor, methodOf, minutesOfQuiet } from './rules'

const kind = (name: string) => findKind(name) as Kind
const everywhere = { ...atFirst, channels: { in_app: true, email: true, sms: true, slack: true, web_push: true } }

test('N-03 at first everything comes on the bell and by e-mail, at once', () => {
  expect(channelsOf(kind('hold_placed'), atFirst)).toEqual(['in_app', 'email'])
  expect(methodOf(kind('case_completed'), 'email', atFirst)).toBe('immediate')
})

test('N-03 a hold cannot be silenced on the bell, whatever was ticked', () => {
  const silent = { ...atFirst, channels: { ...atFirst.channels, in_app: false, email: false }, overrides: { hold_placed: { in_app: false } } }
  expect(channelsOf(kind('hold_placed'), silent)).toEqual(['in_app'])
  expect(channelsOf(kind('case_completed'), silent)).toEqual([])
})

test('N-03 by text message comes what is urgent, until somebody ticks more', () => {
  expect(channelsOf(kind('hold_placed'), everywhere)).toContain('sms')
  expect(channelsOf(kind('note_shared'), everywhere)).not.toContain('sms')
  expect(channelsOf(kind('note_shared'), { ...everywhere, overrides: { note_shared: { sms: true } } })).toContain('sms')
})

test('N-04 a hold never waits for a digest', () => {
  const daily = { ...atFirst, frequency: 'daily_digest' as const }
  expect(methodOf(kind('hold_placed'), 'email', daily)).toBe('immediate')
  expect(methodOf(kind('case_completed'), 'email', daily)).toBe('daily_digest')
  expect(methodOf(kind('case_completed'), 'in_app', daily)).toBe('immediate')
})

test('N-03 quiet hours hold back what rings, over midnight too, and never what is critical or an e-mail', () => {
  const night = { ...everywhere, quietHours: { from: 22 * 60, until: 7 * 60 } }
  expect(minutesOfQuiet(kind('hold_placed'), 'sms', night, 23 * 60)).toBe(8 * 60)
  expect(minutesOfQuiet(kind('hold_placed'), 'sms', night, 6 * 60 + 59)).toBe(1)
  expect(minutesOfQuiet(kind('hold_placed'), 'sms', night, 7 * 60)).toBe(0)
  expect(minutesOfQuiet(kind('hold_placed'), 'email', night, 23 * 60)).toBe(0)
  expect(minutesOfQuiet(kind('sla_breached'), 'sms', night, 23 * 60)).toBe(0)
  const day = { ...everywhere, quietHours: { from: 9 * 60, until: 16 * 60 } }
  expect(minutesOfQuiet(kind('hold_placed'), 'sms', day, 12 * 60)).toBe(4 * 60)
  expect(minutesOfQuiet(kind('hold_placed'), 'sms', day, 8 * 60)).toBe(0)
})

test('N-03 members choose among what members hear, staff among what staff hear', () => {
  const names = (role: string) => kindsFor(role).map(({ name }) => name)
  expect(names('member')).toContain('hold_placed')
  expect(names('member')).not.toContain('document_received')
  expect(names('technician')).toContain('document_received')
  expect(names('technician')).not.toContain('hold_placed')
})
