import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { textOfStill } from './still-text'

const Greeting = ({ to }: { to: string }) => <b title={to}>Hello {to}</b>
const hostile = `</div><script>alert("1")</script> & 'x' 'y' \u2028`

test.each<[string, ReactNode]>([
  ['words and numbers', ['one', 2, null, undefined, true, false, ' three']],
  ['what looks like marks, as text and as an attribute', <a key="a" href={`/desk?q=${hostile}`} title={hostile} children={hostile} />],
  ['fragments, lists and functions', [<Greeting key="1" to="Ana" />, [<i key="2">·</i>, <Greeting key="3" to={hostile} />]]],
  [
    'attributes that are on or off',
    <input key="i" type="checkbox" disabled required={false} aria-checked={false} data-row={true} readOnly name="n" value="" />,
  ],
  ['what is not there', <p key="p" className={undefined} title={undefined} children={null} />],
  ['names that a document writes otherwise', <output key="o" className="a b" htmlFor="x" children="x" />],
  ['pictures', <svg key="s" viewBox="0 0 32 32" aria-hidden="true" children={<use href="/icons.svg#mark" />} />],
  [
    'a time, and a form without scripts',
    [
      <time key="t" dateTime="2026-11-26T00:00:00Z">
        now
      </time>,
      <form key="f" action="/desk" method="post" children={<hr />} />,
    ],
  ],
])('O-03 what stands still is written as React writes it: %s', (_, shown) => {
  expect(textOfStill(shown)).toBe(renderToStaticMarkup(shown))
})

const Waits = async () => <b>later</b>
const Leaf = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') })
test.each<[string, ReactNode]>([
  ['listens to a click', <button key="b" type="button" onClick={() => undefined} children="x" />],
  ['has a style of its own', <p key="p" style={{ color: 'red' }} children="x" />],
  ['waits', <Waits key="w" />],
  ['runs in the browser', <Leaf key="l" />],
  ['brings marks of its own', <p key="d" dangerouslySetInnerHTML={{ __html: '<b>' }} />],
])('O-03 nothing stands still that %s', (_, shown) => {
  expect(() => textOfStill(shown)).toThrow(/stands still/)
})
