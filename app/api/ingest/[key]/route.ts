import { apiRoute } from '@/lib/web/api-route'
import { takeBytes } from '@/lib/web/upload-router'

/** How much of the file came. */
export const HEAD = apiRoute({}, (actor, { request }) => takeBytes(actor, request))

/** The rest of the file, from where the last try stopped. */
export const PUT = apiRoute({}, (actor, { request }) => takeBytes(actor, request))
