import { awaited } from './kind'

/** Somebody was named in a note (C-10). */
export const mention = awaited('mention', 'staff', 'medium', ['in_app', 'email'], true)
