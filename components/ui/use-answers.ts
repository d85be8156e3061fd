import { useState } from 'react'

/**
 * How many answers a form has had, as the key of its fields: React puts a form back to its defaults with every answer, and
 * a select's or a box's new default is not applied again, so the fields are drawn anew, also when the same is refused twice.
 */
export function useAnswers(state: object): number {
  const [{ seen, count }, note] = useState({ seen: state, count: 0 })
  if (seen !== state) note({ seen: state, count: count + 1 })
  return seen === state ? count : count + 1
}
