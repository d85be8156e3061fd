import { awaited } from './kind'

/** An executed contract ends soon (T-03). */
export const contractExpiring = awaited('contract_expiring', 'staff', 'high', ['in_app', 'email'], true)
