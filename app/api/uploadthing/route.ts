import { apiRoute } from '@/lib/web/api-route'
import { beginSending } from '@/lib/web/upload-router'

/** A browser tells which file it wants to send, and gets the address to send it to. */
export const POST = apiRoute({}, (actor, { request }) => beginSending(actor, request))
