import type { z } from 'zod'
import { findSession } from '@/lib/access/find-session'
import { readSessionToken } from '@/lib/access/session-token'
import type { Actor } from '@/lib/core/actor'
import { DomainError, httpStatus } from '@/lib/core/errors'
import { errorInLog, log } from '@/lib/core/log'
import { formValues } from './form-values'
import { isOurOrigin } from './origin'
import { readBody } from './read-body'
import { requestIdOf } from './requests'
import { actorOf, clientIp } from './require-actor'
import { sessionCookie } from './session-cookie'

type Schema = z.ZodType | undefined
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined
/** The state of the reader's bell, which comes with the session. */
type BellState = { unread: number; latestId: string | null }
/**
 * `byItself` is what a page asks without a person, which keeps nobody signed in; `form` is a body that a form of ours sends by itself, in place of JSON; `signedOut` answers whoever is not signed in, in place of a refusal.
 */
type Form<P extends Schema, Q extends Schema, B extends Schema> = { byItself?: boolean; params?: P; query?: Q; body?: B; form?: B; signedOut?: () => Response }
type Input<P extends Schema, Q extends Schema, B extends Schema> = { params: Output<P>; query: Output<Q>; body: Output<B>; request: Request; bell: BellState }

const largestBody = 1024 * 1024

/**
 * The only way into the product by JSON: a write must come from our own origin, who asks (the session), what they ask
 * (parsed strictly), the operation, and the answer. Refusals answer `{error_code, message, details}`.
 */
export function apiRoute<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  form: Form<P, Q, B>,
  operation: (actor: Actor, input: Input<P, Q, B>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<Record<string, string | string[] | undefined>> }): Promise<Response> => {
    const requestId = requestIdOf(request.headers)
    let answer: Response
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isOurOrigin(request.headers.get('origin'))) {
        throw new DomainError('forbidden', 'origin')
      }
      const who = await whoAsks(request, requestId, form.byItself)
      if (!who && form.signedOut) return labelled(form.signedOut(), requestId)
      if (!who) throw new DomainError('unauthenticated')
      const { actor, bell } = who
      const input = {
        params: parse(form.params, form.params && (await context.params)),
        query: parse(form.query, form.query && queryOf(request)),
        body: form.form ? parse(form.form, await readForm(request)) : parse(form.body, form.body && (await readJson(request))),
        request,
        bell,
      } as Input<P, Q, B>
      const result = await operation(actor, input)
      answer = result instanceof Response ? result : result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
    } catch (error) {
      answer = problem(error, requestId)
    }
    return labelled(answer, requestId)
  }
}

function labelled(answer: Response, requestId: string): Response {
  answer.headers.set('x-request-id', requestId)
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store')
  return answer
}

async function whoAsks(request: Request, requestId: string, byItself = false): Promise<{ actor: Actor; bell: BellState } | null> {
  const token = await readSessionToken(cookieOf(request.headers.get('cookie'), sessionCookie()))
  const row = token && (await findSession(token, { byItself }))
  if (!token || !row) return null
  const actor = actorOf(row, token, { ip: clientIp(request.headers), requestId })
  return { actor, bell: { unread: row.unread, latestId: row.latestId } }
}

/** The value of one cookie in a Cookie header (RFC 6265, 5.4). */
export function cookieOf(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const cut = pair.indexOf('=')
    if (pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim()
  }
}

function parse(schema: Schema, value: unknown): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new DomainError('invalid', 'fields', fieldsOf(result.error))
}

/** Each wrong field with the stable word of its first fault. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join('.') : 'form')
    fields[path] ??= issue.code === 'unrecognized_keys' ? 'unknown' : /^[a-z_]+$/.test(issue.message) ? issue.message : 'wrong'
  }
  return fields
}

/** A name given twice is a list, which no schema of ours takes: none of them is chosen in silence. */
function queryOf(request: Request): Record<string, string | string[] | undefined> {
  const asked = new URL(request.url).searchParams
  const one = (all: string[]) => (all.length > 1 ? all : all[0])
  return Object.fromEntries([...new Set(asked.keys())].map((name) => [name, one(asked.getAll(name))]))
}

async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new DomainError('invalid', 'not_json')
  const body = await readBody(request, largestBody)
  if (!body) throw new DomainError('invalid', 'too_large')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new DomainError('invalid', 'not_json')
  }
}

async function readForm(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i.test(type)) throw new DomainError('invalid', 'not_a_form')
  const body = await readBody(request, largestBody)
  if (!body) throw new DomainError('invalid', 'too_large')
  const form = await new Response(body as BodyInit, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw new DomainError('invalid', 'not_a_form')
  return formValues(form)
}

function problem(error: unknown, requestId: string): Response {
  if (error instanceof DomainError) {
    const body = {
      error_code: error.code,
      message: error.reason,
      details: { ...error.details, ...(Object.keys(error.fields).length ? { fields: error.fields } : {}) },
    }
    return Response.json(body, { status: httpStatus[error.code] })
  }
  log.error({ requestId, err: errorInLog(error) }, 'a request failed')
  return Response.json({ error_code: 'internal', message: 'internal', details: { requestId } }, { status: 500 })
}
