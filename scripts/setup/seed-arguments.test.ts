import { expect, test } from 'vitest'
import { Trouble } from './say'
import { demandSeedArguments } from './seed-arguments'

test.each([
  ['--cases abc', '--cases needs a whole number from 1 on, not abc'],
  ['--cases -5', '--cases needs a whole number from 1 on, not -5'],
  ['--cases 0', '--cases needs a whole number from 1 on, not 0'],
  ['--cases', '--cases needs a whole number from 1 on, not nothing'],
  ['--cases 1.5', '--cases needs a whole number from 1 on, not 1.5'],
  ['--cases 10 --notifications many', '--notifications needs a whole number, not many'],
  ['--casses 10', 'The seed knows no --casses'],
  ['10', 'The seed knows no 10'],
  ['--notifications 10', 'Notifications are about cases'],
])('O-01 npm run seed -- %s is told in one sentence, with how it is said', (line, sentence) => {
  const seed = () => demandSeedArguments(line.split(' '))
  expect(seed).toThrow(Trouble)
  expect(seed).toThrow(sentence)
  expect(seed).toThrow('npm run seed -- --cases 1000 --notifications 5000')
})

test.each(['', '--cases 10', '--cases 100000 --notifications 1000000', '--notifications 0 --cases 1'])('O-01 npm run seed -- %s is done', (line) => {
  expect(() => demandSeedArguments(line.split(' ').filter(Boolean))).not.toThrow()
})
