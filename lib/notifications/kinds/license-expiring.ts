import { awaited } from './kind'

/** A licence or registration ends soon (K-02). */
export const licenseExpiring = awaited('license_expiring', 'member', 'high', ['in_app', 'email'], false)
