import { awaited } from './kind'

/** A decision is still open and its deadline comes near (W-02). */
export const approvalReminder = awaited('approval_reminder', 'staff', 'high', ['in_app', 'email'], true)
