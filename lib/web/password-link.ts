import { cache } from 'react'
import { lookAtPasswordLink } from '@/lib/access/password-reset'

/** What a password link opens, looked up once a request; null without one, and when it opens nothing (any more). */
export const findPasswordLink = cache(async (token: string) => (token ? lookAtPasswordLink(token, new Date()) : null))
