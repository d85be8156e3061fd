import { Trouble } from './say'

const known = ['--cases', '--notifications']
const example = 'npm run seed -- --cases 1000 --notifications 5000'

/** Refuses what the seed does not know, and a count that is none, in one sentence. */
export function demandSeedArguments(given: string[]): void {
  for (let at = 0; at < given.length; at += 2) {
    const [name = '', count = ''] = given.slice(at)
    if (!known.includes(name)) throw new Trouble(`The seed knows no ${name}. Say how much it is to make: ${example}`)
    if (!/^\d{1,8}$/.test(count) || (name === '--cases' && Number(count) === 0))
      throw new Trouble(`${name} needs a whole number${name === '--cases' ? ' from 1 on' : ''}, not ${count || 'nothing'}: ${example}`)
  }
  if (given.includes('--notifications') && !given.includes('--cases')) throw new Trouble(`Notifications are about cases; say how many: ${example}`)
}
