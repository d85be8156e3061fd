import { apiRoute } from '@/lib/web/api-route'
import { takeBytes } from '@/lib/web/upload-router'

const take = apiRoute({}, (actor, { request }) => takeBytes(actor, request))

/** How much of the file came. */
export const HEAD = take

/** The rest of the file, from where the last try stopped. */
export const PUT = take
