import { expect, test } from 'vitest'
import { readablePath } from './readable-path'

test.each([
  ['/desk?q=%', '/desk?q=%'],
  ['/desk/Mar%C3%ADa%20?view=all&q=%C0%AE', '/desk/Mar%C3%ADa%20?view=all&q=%C0%AE'],
  ['/cases/%', '/cases/%25'],
  ['/cases/100%?next=%2Fdesk', '/cases/100%25?next=%2Fdesk'],
  ['/cases/%C0%AE%41', '/cases/%25C0%25AE%2541'],
  ['/cases/%ED%A0%80', '/cases/%25ED%25A0%2580'],
])('X-07 the address %s is read as %s', (asked, read) => {
  expect(readablePath(asked)).toBe(read)
})
