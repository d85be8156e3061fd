import { createElement, isValidElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator, type Messages } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesOf, translator } from './i18n'

const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, said]) => (typeof said === 'object' ? keysOf(said, `${path}${key}.`) : [`${path}${key}`]))
const sentence = (words: object, key: string) => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words) as string
const valuesIn = (said: string, of: string | number) => Object.fromEntries([...said.matchAll(/\{(\w+)/g)].map(([, name]) => [name ?? '', of]))
const drawn = (said: ReactNode) => renderToStaticMarkup(createElement('p', null, said))
const marksIn = (said: string) => [...new Set([...said.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? ''))]

test('N-13 every sentence is said as use-intl says it, in both languages, of none, one, many and of words', () => {
  for (const locale of ['en', 'es'] as const) {
    const words = messagesOf(locale)
    const ours = translator(locale, '', 'America/Denver')
    const theirs = createTranslator<Messages, string>({ locale, messages: words, timeZone: 'America/Denver' })
    for (const key of keysOf(words)) {
      const said = sentence(words, key)
      for (const of of [0, 1, 1234, 'other', '<i>']) {
        const values = valuesIn(said, of)
        const marks = Object.fromEntries(marksIn(said).map((name) => [name, (chunks: unknown) => createElement(name, null, chunks as string)]))
        if (Object.keys(marks).length > 0)
          expect(drawn(ours.rich(key, { ...values, ...marks })), `${locale} ${key}`).toBe(drawn(theirs.rich(key, { ...values, ...marks })))
        else if (Object.keys(values).length > 0) expect(ours(key, values), `${locale} ${key}`).toBe(theirs(key, values))
        else expect(ours(key), `${locale} ${key}`).toBe(theirs(key))
      }
    }
  }
})

test('N-13 what a sentence marks stands in a list, each with a key of its own', () => {
  const told = translator('en', 'desk.history').rich('item_accepted', {
    actor: 'Elena',
    item: 'Birth certificate',
    b: (chunks) => createElement('b', null, chunks),
  })
  const keys = [told]
    .flat()
    .filter(isValidElement)
    .map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(0)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).not.toContain(null)
})

test('H-09 N-13 what is left to send is said of none, one and many as people say it', () => {
  const say = (locale: 'en' | 'es', left: number, total: number) => {
    const t = translator(locale, 'hold')
    return [t('leftToSend', { left, total }), t('documentsLeft', { left, total })]
  }
  expect([say('en', 0, 2), say('en', 1, 1), say('en', 1, 2), say('en', 2, 3)]).toEqual([
    ['Nothing left to send', 'No documents left to send'],
    ['1 of 1 left to send', '1 document left to send'],
    ['1 of 2 left to send', '1 of 2 documents left to send'],
    ['2 of 3 left to send', '2 of 3 documents left to send'],
  ])
  expect([say('es', 0, 2), say('es', 1, 1), say('es', 1, 2), say('es', 2, 3)]).toEqual([
    ['No falta nada por enviar', 'No faltan documentos por enviar'],
    ['Falta 1 de 1 por enviar', 'Falta 1 documento por enviar'],
    ['Falta 1 de 2 por enviar', 'Falta 1 de 2 documentos por enviar'],
    ['Faltan 2 de 3 por enviar', 'Faltan 2 de 3 documentos por enviar'],
  ])
})
