import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'
import type { FormState } from '@/lib/core/form-state'
import { fieldsOf } from './api-route'
import { formValues, toShowAgain } from './form-values'
import { isOurOrigin } from './origin'
import { findPage, signInAddress } from './require-actor'

/**
 * The only way into the product by a form: origin, who asks, strict parse, the operation. A refusal comes back with
 * what was typed; `after` may redirect or refresh. The arguments may be anything: only FormData is read.
 */
export function formAction<S extends z.ZodType, R>(
  schema: S,
  operation: (actor: Actor, form: z.output<S>) => Promise<R>,
  after?: (result: R, form: z.output<S>) => void | Promise<void>,
) {
  return action(schema, whoAsks, operation, after)
}

/** The same for forms that nobody needs to be signed in for: signing in, choosing a new password. */
export function publicFormAction<S extends z.ZodType, R>(
  schema: S,
  operation: (form: z.output<S>) => Promise<R>,
  after?: (result: R, form: z.output<S>) => void | Promise<void>,
) {
  return action(
    schema,
    async () => null,
    (_, form) => operation(form),
    after,
  )
}

type Action = (before: never, sent: FormData) => Promise<FormState>

/**
 * One action for the buttons of a page that each do one thing at once: the pressed one sends `do`, the name of its deed and its
 * fields as a query (`accept?itemId=…`). Whatever else the form holds is the deed's too, for its schema to refuse; a deed
 * that is not there is `invalid`.
 */
export function deedAction(deeds: Readonly<Record<string, Action>>): Action {
  return async (before, sent) => {
    const pressed = sent instanceof FormData ? sent.getAll('do') : []
    const [name = '', query] = pressed.length === 1 ? String(pressed[0]).split('?', 2) : []
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined
    if (!deed) return refused(new DomainError('invalid', 'fields', { do: 'invalid' }), {})
    const fields = new FormData()
    for (const [field, value] of sent) if (field !== 'do') fields.append(field, value)
    for (const [field, value] of new URLSearchParams(query)) fields.append(field, value)
    return deed(before, fields)
  }
}

/** Leads a browser without scripts to its page by address, so that loading the answer anew sends nothing twice. */
export async function leadBack(address: string): Promise<void> {
  if (!(await hasScripts())) redirect(address)
}

/** Whether scripts of ours sent the form and read the answer; else the answer is the page that a browser shows. */
const hasScripts = async () => (await headers()).has('next-action')

async function whoAsks(): Promise<Actor> {
  const page = await findPage()
  if (page) return page.actor
  // without scripts no page could say it: that of the form is for nobody who is signed out
  if (!(await hasScripts())) redirect(await signInAddress('unsent'))
  throw new DomainError('unauthenticated')
}

function action<S extends z.ZodType, W, R>(
  schema: S,
  enter: () => Promise<W>,
  operation: (who: W, form: z.output<S>) => Promise<R>,
  after?: (result: R, form: z.output<S>) => void | Promise<void>,
) {
  return async (_before: FormState<R>, sent: FormData): Promise<FormState<R>> => {
    let values: Record<string, unknown> = {}
    try {
      if (!isOurOrigin((await headers()).get('origin'))) throw new DomainError('forbidden', 'origin')
      if (!(sent instanceof FormData)) throw new DomainError('invalid', 'not_a_form')
      values = formValues(sent)
      const who = await enter()
      const parsed = schema.safeParse(values)
      if (!parsed.success) throw new DomainError('invalid', 'fields', fieldsOf(parsed.error))
      const result = await operation(who, parsed.data)
      await after?.(result, parsed.data)
      return { status: 'ok', fields: {}, values: {}, result }
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof DomainError) return refused(error, values)
      throw error
    }
  }
}

function refused(error: DomainError, values: Record<string, unknown>): FormState<never> {
  return { status: 'error', code: error.code, reason: error.reason, fields: error.fields, details: error.details, values: toShowAgain(values) }
}
