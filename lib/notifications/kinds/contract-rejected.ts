import { awaited } from './kind'

/** A contract was rejected, with the reason (T-02). */
export const contractRejected = awaited('contract_rejected', 'staff', 'high', ['in_app', 'email'], true)
