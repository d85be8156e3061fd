import { Fragment, isValidElement, type ReactNode } from 'react'

const withoutEnd = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
const namesInText: Record<string, string> = { className: 'class', htmlFor: 'for' }
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
// here and not where they are used: each time it comes by one, V8 makes another
const sign = /[&<>"']/
const allSigns = /[&<>"']/g

/**
 * What is shown, as the text of a document, with the same marks as `renderToStaticMarkup` of React writes. It takes what
 * the server draws once and for all: words, plain elements with words as their attributes, and functions of those; a leaf
 * that runs in the browser, a component that waits, a style or what listens to an event is refused with an error.
 */
export function textOfStill(shown: ReactNode): string {
  const parts: string[] = []
  draw(shown, parts)
  return parts.join('')
}

function draw(shown: ReactNode, parts: string[]): void {
  if (shown === null || shown === undefined || typeof shown === 'boolean') return
  if (typeof shown === 'string') parts.push(written(shown))
  else if (typeof shown === 'number') parts.push(String(shown))
  else if (Array.isArray(shown)) for (const one of shown) draw(one, parts)
  else if (isValidElement<Record<string, unknown>>(shown)) drawElement(shown.type, shown.props, parts)
  else throw new Error('What stands still waits for nothing: it is made of words and plain elements.')
}

function drawElement(type: unknown, props: Record<string, unknown>, parts: string[]): void {
  const children = props.children as ReactNode
  if (type === Fragment) draw(children, parts)
  else if (typeof type === 'function' && !('$$typeof' in type)) draw((type as (props: unknown) => ReactNode)(props), parts)
  else if (typeof type === 'string') drawTag(type, props, parts)
  else throw new Error('What stands still holds no leaf that runs in the browser.')
}

function drawTag(name: string, props: Record<string, unknown>, parts: string[]): void {
  parts.push('<', name)
  for (const key in props) if (key !== 'children') drawAttribute(key, props[key], parts)
  if (withoutEnd.has(name)) parts.push('/>')
  else {
    parts.push('>')
    draw(props.children as ReactNode, parts)
    parts.push('</', name, '>')
  }
}

function drawAttribute(name: string, value: unknown, parts: string[]): void {
  if (value === null || value === undefined) return
  if (typeof value === 'object' || typeof value === 'function') throw new Error(`What stands still has only words as its attributes, but "${name}" is more.`)
  const isWord = name.startsWith('aria-') || name.startsWith('data-')
  if (value === false && !isWord) return
  parts.push(' ', namesInText[name] ?? name, '="', value === true && !isWord ? '' : written(String(value)), '"')
}

function written(text: string): string {
  return sign.test(text) ? text.replace(allSigns, (found) => signs[found] ?? found) : text
}
