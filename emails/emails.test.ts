import { createElement, type FunctionComponent } from 'react'
import { expect, test } from 'vitest'
import { renderLetter } from '@/lib/notifications/mails/render-letter'
import { AnswerReceived } from './AnswerReceived'
import { Digest } from './Digest'
import { HoldPlaced } from './HoldPlaced'
import { ItemReturned } from './ItemReturned'
import { Notice } from './Notice'

const mails = { AnswerReceived, Digest, HoldPlaced, ItemReturned, Notice }

test.each(Object.entries(mails))('H-03 %s says the same in HTML and in plain text, without pictures and with one button', async (name, mail) => {
  const element = createElement(mail as FunctionComponent<object>, mail.PreviewProps)
  const { html, text } = await renderLetter(element)
  for (const fact of finishedStrings(mail.PreviewProps)) {
    expect(text).toContain(fact)
    expect(html).toContain(fact.replaceAll('&', '&amp;').replaceAll("'", '&#x27;'))
  }
  expect(html).toMatch(/^<!DOCTYPE html/)
  expect(html).toContain(`<html lang="en" dir="ltr">`)
  expect(html).toContain('prefers-color-scheme: dark')
  expect(html).not.toMatch(/<img|<script|url\(/)
  const links = name === 'Digest' ? 2 : 1 // what a digest tells has each a way to its place
  expect([...html.matchAll(/<a /g)]).toHaveLength(links)
})

/** Every line a reader is to see: all strings of the props but colours, language and the preview line. */
function finishedStrings(props: object): string[] {
  const hidden = new Set(['lang', 'preview', 'accent', 'onAccent'])
  return Object.entries(props).flatMap(([name, value]) => {
    if (hidden.has(name)) return []
    if (typeof value === 'string') return value.split('\n').filter(Boolean)
    return value && typeof value === 'object' ? finishedStrings(value) : []
  })
}
