import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { translator } from '@/lib/core/i18n'
import { blockSaid, blocksOf } from './blocks'
import { type BlockForm, faultIn, fill } from './rules'

const line: BlockForm = { variables: ['name', 'number'], mustSay: [], isLong: false, most: 40 }
const text: BlockForm = { ...line, isLong: true }

describe('N-12 a text with a fault is refused with the fault and its place', () => {
  test.each([
    ['Hello {nmae}.', 'unknown_variable', '{nmae}', 1, 7],
    ['Hello { name }.', 'unknown_variable', '{ name }', 1, 7],
    ['Hello {}.', 'unknown_variable', '{}', 1, 7],
    ['Hello {__proto__}.', 'unknown_variable', '{__proto__}', 1, 7],
    ['Hello {name', 'unclosed_brace', '{name', 1, 7],
    ['Hello {{name}}', 'unclosed_brace', '{', 1, 7],
    ['Hello name}.', 'stray_brace', '}', 1, 11],
    ['One\ntwo <script>alert(1)</script>', 'tag', '<script>', 2, 5],
    ['Hello <b', 'tag', '<b', 1, 7],
    ['Hello </p>', 'tag', '</p>', 1, 7],
    ['Hello <!-- x', 'tag', '<!-- x', 1, 7],
    ['Pay \u202eetaidemmi', 'turns_text', 'U+202E', 1, 5],
    ['A bell \u0007', 'turns_text', 'U+0007', 1, 8],
    ['', 'missing', '', 1, 1],
    [' \n\t ', 'missing', '', 1, 1],
    ['\u200b\u200d\ufeff', 'missing', '', 1, 1],
    ['x'.repeat(41), 'too_long', '40', 1, 1],
  ])('%j: %s', (typed, fault, what, at, column) => {
    expect(faultIn(typed, text)).toEqual({ fault, what, line: at, column })
  })

  test('N-12 a subject has one line', () => {
    expect(faultIn('Your case\nBcc: everybody@example.test', line)).toMatchObject({ fault: 'line_break', line: 1, column: 10 })
  })

  test('N-12 what must be said may not be left out', () => {
    expect(faultIn('We close your case.', { ...text, mustSay: ['number'] })).toMatchObject({ fault: 'missing_variable', what: '{number}' })
  })
})

test('N-12 plain words of any language are taken as they are', () => {
  for (const fine of ['Hello {name}, {number}!', '5 < 6 & 7 > 2', 'Tiếng Việt, العربية, 👨‍👩‍👧', '¿Y ahora?\nSiga así.', '&lt;b&gt;'])
    expect(faultIn(fine, text)).toBeNull()
})

test('N-12 a value is said as it is: braces and dollar signs in it mean nothing', () => {
  expect(fill('{name}: {number}', { name: '{number} $& $1 <b>', number: 7 })).toBe('{number} $& $1 <b>: 7')
})

test('N-12 whatever is typed is either refused or said without a brace left over', () => {
  const typed = fc
    .array(fc.constantFrom('{', '}', '{name}', '{number}', '<', 'b>', 'word ', '\n', '\u202e', '{x}'), { maxLength: 12 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(typed, (words) => {
      if (faultIn(words, text)) return
      expect(fill(words, { name: 'Ruth', number: '7' })).not.toMatch(/[{}\u202e]|<[a-z/]/i)
    }),
  )
})

test('N-12 a sentence that depends on something is a block for each way of saying it', () => {
  const intro = blocksOf('hold_reminder', 'en').filter(({ part }) => part === 'intro')
  expect(intro.map(({ id }) => id)).toEqual([
    'holdReminder.intro:last_warning.close',
    'holdReminder.intro:last_warning.escalate',
    'holdReminder.intro:last_warning.other',
    'holdReminder.intro:on_the_day',
    'holdReminder.intro:other',
  ])
  expect(intro[0]).toMatchObject({
    builtIn: 'Hello {name}. We have not heard from you. If you do not answer, we close your case on {endsOn}.',
    when: ['step_last_warning', 'end_close'],
    mustSay: ['endsOn'],
  })
  expect(blockSaid('en', 'holdReminder.intro', { step: 'last_warning', end: 'close' })).toBe('holdReminder.intro:last_warning.close')
  expect(blockSaid('en', 'digest.subject', { count: 1 })).toBe('digest.subject:one')
  expect(blocksOf('digest', 'en').map(({ builtIn }) => builtIn)).toContain('{count} things happened: {office}')
  expect(translator('en', 'mail')('digest.subject', { count: 3, office: 'Harbor' })).toBe('3 things happened: Harbor')
})
