import { awaited } from './kind'

/** A service level is about to be missed (S-02). */
export const slaWarning = awaited('sla_warning', 'staff', 'high', ['in_app', 'email'], true)
