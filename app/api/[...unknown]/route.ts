import { DomainError } from '@/lib/core/errors'
import { apiRoute } from '@/lib/web/api-route'

/** Where no route is, a program is told so in the form of every other refusal, not by a page. */
async function nothingIsHere(): Promise<never> {
  throw new DomainError('not_found')
}

export const GET = apiRoute({}, nothingIsHere)
export const POST = apiRoute({}, nothingIsHere)
export const PUT = apiRoute({}, nothingIsHere)
export const PATCH = apiRoute({}, nothingIsHere)
export const DELETE = apiRoute({}, nothingIsHere)
