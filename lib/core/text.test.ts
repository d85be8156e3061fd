import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepable, oneLine, plainText, seenLength, typedText, wholeNumber } from './text'

test('H-01 words are trimmed, and blanks that only look like words are nothing', () => {
  expect(typedText(3, 20).parse('  two\r\nlines\r ')).toBe('two\nlines')
  for (const blank of ['', '   ', '\u200b\u200b\u200b', '\u00ad\u2060\u3164', '\u202e\u202d\u2066', '\t\n']) {
    expect(typedText(3, 20).safeParse(blank).error?.issues[0]?.message, JSON.stringify(blank)).toBe('missing')
  }
  expect(typedText(3, 20).safeParse('a\u200bb').error?.issues[0]?.message).toBe('too_short')
  for (const nothing of ['\u034f', '\ufe0f', '\u{e0100}', '\u180b', '\u17b4', '\u2065', '\u{e0002}', '\u0301', '\u20dd', ' \u0301', '\ufeff', '\u2800']) {
    expect(typedText(3, 60).safeParse(nothing.repeat(3)).error?.issues[0]?.message, JSON.stringify(nothing)).toBe('missing')
    expect(typedText(3, 60).safeParse(`a ${nothing}`).error?.issues[0]?.message, JSON.stringify(nothing)).toBe('too_short')
  }
  for (const words of ['a b', 'a\u00a0b', 'a\nb', 'n\u0303o', 'हाँ', '❤️ a']) expect(typedText(3, 20).parse(words), words).toBe(words)
  expect(typedText(3, 20).safeParse(' ab ').error?.issues[0]?.message).toBe('too_short')
  expect(typedText(3, 20).parse('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧')).toHaveLength(24)
  expect(typedText(3, 20).safeParse('x'.repeat(21)).error?.issues[0]?.message).toBe('too_long')
})

test('X-07 a name or a title has one line, and nothing in it turns the letters after it round', () => {
  for (const name of ["María José O'Connor-Ruiz", 'نور حداد', 'שירה לוי\u200f', '李小龍', 'Ann\u00a0Lee']) expect(oneLine(80).parse(name)).toBe(name)
  for (const name of ['a\nb', 'a\tb', 'a\u2028b', 'a\u2029b', 'invoice\u202efdp.exe', '\u2066abc\u2069']) {
    expect(oneLine(80).safeParse(name).error?.issues[0]?.message, JSON.stringify(name)).toBe('wrong')
  }
  expect(oneLine(80, 3).safeParse('ab').error?.issues[0]?.message).toBe('too_short')
})

test('X-07 whatever is typed can be kept as text and as JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: fc.constantFrom('\u0000', '\ud800', '\udc00', 'a', '😀') }), (one, other) => {
      for (const kept of [keepable(one + other), typedText(0, 500).parse(one + other), plainText(500).parse(one + other)]) {
        expect(kept).toBe(Buffer.from(kept).toString())
        expect(kept).not.toContain('\u0000')
        expect(seenLength(kept)).toBeLessThanOrEqual(kept.length)
      }
    }),
  )
  expect(keepable('a 😀 b')).toBe('a 😀 b')
})

test('X-07 a whole number is a number or its digits, and nothing that could become one', () => {
  expect([7, '7', '007'].map((value) => wholeNumber(1, 20).parse(value))).toEqual([7, 7, 7])
  for (const value of [['7'], true, null, '', ' 7', '7.0', '1e1', '0x7', 7.5, Number.NaN, { valueOf: () => 7 }, 7n, new Date(7)]) {
    expect(wholeNumber(1, 20).safeParse(value).success, String(value)).toBe(false)
  }
  expect(['0', '21', '-3'].map((value) => wholeNumber(1, 20).safeParse(value).error?.issues[0]?.message)).toEqual(['too_few', 'too_many', 'too_few'])
})
