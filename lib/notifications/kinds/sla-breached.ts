import { awaited } from './kind'

/** A service level was missed (S-02). */
export const slaBreached = awaited('sla_breached', 'staff', 'critical', ['in_app', 'email'], false)
