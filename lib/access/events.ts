import { z } from 'zod'
import { defineEvent } from '@/lib/events/event'

const trail = { published: false }
export const signedIn = defineEvent('signed_in', z.object({ sessionId: z.string() }), trail)
export const signedOut = defineEvent('signed_out', z.object({ sessionId: z.string() }), trail)
export const sessionRevoked = defineEvent('session_revoked', z.object({ sessionIds: z.array(z.string()), why: z.string() }), trail)
export const passwordChanged = defineEvent('password_changed', z.object({ by: z.enum(['self', 'reset']) }), trail)
export const passwordResetRequested = defineEvent('password_reset_requested', z.object({ resetId: z.string() }), trail)
export const userDisabled = defineEvent('user_disabled', z.object({ userId: z.string() }), trail)
export const userEnabled = defineEvent('user_enabled', z.object({ userId: z.string() }), trail)
export const userInvited = defineEvent('user_invited', z.object({ userId: z.string(), name: z.string(), role: z.string() }), trail)
export const passwordLinkSent = defineEvent('password_link_sent', z.object({ userId: z.string(), resetId: z.string() }), trail)
export const userCorrected = defineEvent('user_corrected', z.object({ userId: z.string(), changed: z.array(z.enum(['name', 'email'])) }), trail)
export const userMoved = defineEvent('user_moved', z.object({ userId: z.string(), from: z.string().nullable(), to: z.string().nullable() }), trail)
/** What was asked of the trail, not what it answered. */
export const auditTrailRead = defineEvent(
  'audit_trail_read',
  z.object({ filters: z.record(z.string(), z.string()), how: z.enum(['page', 'api', 'csv']) }),
  trail,
)
export const auditChainChecked = defineEvent('audit_chain_checked', z.object({ sealed: z.number(), faults: z.number() }), trail)
export const userRoleChanged = defineEvent('user_role_changed', z.object({ userId: z.string(), from: z.string(), to: z.string() }), trail)
