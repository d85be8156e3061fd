import { awaited } from './kind'

/** The respond-by date comes near (H-15). */
export const holdReminder = awaited('hold_reminder', 'member', 'high', ['in_app', 'email'], false)
