import { awaited } from './kind'

/** A contract was approved (T-02). */
export const contractApproved = awaited('contract_approved', 'staff', 'medium', ['in_app', 'email'], true)
