import { awaited } from './kind'

/** Somebody's decision is asked for (W-02). */
export const approvalRequest = awaited('approval_request', 'staff', 'high', ['in_app', 'email'], false)
