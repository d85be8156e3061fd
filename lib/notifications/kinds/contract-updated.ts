import { awaited } from './kind'

/** A contract under approval was changed (T-02). */
export const contractUpdated = awaited('contract_updated', 'staff', 'medium', ['in_app', 'email'], true)
