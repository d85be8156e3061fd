import { awaited } from './kind'

/** The news of a day or a week in one letter (N-04). */
export const digest = awaited('digest', 'low', ['email'], true)
