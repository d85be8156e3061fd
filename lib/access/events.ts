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
export const userRoleChanged = defineEvent('user_role_changed', z.object({ userId: z.string(), from: z.string(), to: z.string() }), trail)
