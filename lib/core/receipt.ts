import { randomInt } from 'node:crypto'

/** Letters and digits that are not taken for one another when read out: no 0/O, 1/I/L, U. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number a member can read out on the phone, such as R-7K4M-2B9X. */
export function newReceiptNumber(): string {
  const four = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `R-${four()}-${four()}`
}
