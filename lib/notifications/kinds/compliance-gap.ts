import { awaited } from './kind'

/** A licence, registration or cycle is not in order (K-03). */
export const complianceGap = awaited('compliance_gap', 'everybody', 'critical', ['in_app', 'email'], false)
