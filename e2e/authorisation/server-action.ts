import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../lib/testing/source'
import type { Ground } from './ground'

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }
type Action = { id: string; page: string }
let known: Map<string, Action> | undefined

/** The server actions of the build, by file and name (and deed, where one has many), each with its key and a page that has it. */
export function actionIds(): Map<string, Action> {
  if (known) return known
  const { node } = JSON.parse(readFileSync(join(process.env.CASEBELL_DIST_DIR || '.next', 'server/server-reference-manifest.json'), 'utf8')) as Manifest
  known = new Map(
    Object.entries(node).flatMap(([id, { filename, exportedName, workers }]) => {
      const deeds = actions().filter(({ file, name }) => file === filename && name.startsWith(`${exportedName} `))
      const names = deeds.length > 0 ? deeds.map(({ name }) => name) : [exportedName]
      return names.map((name): [string, Action] => [`${filename} ${name}`, { id, page: Object.keys(workers)[0] ?? '' }])
    }),
  )
  return known
}

/** What the pressed button sends besides the fields, where an action has many deeds. */
const pressed = (name: string): [string, string][] => {
  const [, , deed] = name.split(' ')
  return deed ? [['do', deed]] : []
}

function find(name: string, ground: Ground): { id: string; path: string } {
  const action = actionIds().get(name)
  if (!action) throw new Error(`the build has no ${name}`)
  const path = action.page
    .replace(/^app|\/page$/g, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[(\w+)\]/g, (_, part: string) => (part === 'token' ? 'x' : String(ground[part as 'caseId'])))
  return { id: action.id, path: path || '/' }
}

export type Refusal = { status: number; code: string | undefined; reason: string | undefined; location: string | null }
type Fields = [string, string | Blob][]
const idle = JSON.stringify({ status: 'idle', fields: {}, values: {} })

/** Calls a server action as React does: with the state before and a form, or with whatever is given instead. */
export async function callAction(origin: string, name: string, ground: Ground, headers: Record<string, string>, sent: Fields | string): Promise<Refusal> {
  const { id, path } = find(name, ground)
  const form = typeof sent === 'string' ? sent : new FormData()
  if (form instanceof FormData) {
    for (const [field, value] of [...(sent as Fields), ...pressed(name)]) form.append(`_1_${field}`, value)
    form.append('0', name.endsWith(' chooseLanguage') ? '["$K1"]' : `[${idle},"$K1"]`)
  }
  const answer = await fetch(origin + path, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { accept: 'text/x-component', 'next-action': id, ...withoutBlanks(headers) },
  })
  const body = await answer.text()
  const state = /^\w+:(\{"status":.*\})$/m.exec(body)?.[1]
  const { code, reason } = state ? (JSON.parse(state) as { code?: string; reason?: string }) : {}
  return { status: answer.status, code, reason, location: answer.headers.get('x-action-redirect')?.split(';')[0] ?? null }
}

/** Sends a form as a browser without a script does. */
export async function postPlainForm(
  origin: string,
  name: string,
  ground: Ground,
  headers: Record<string, string>,
  fields: Record<string, string>,
): Promise<void> {
  const { id, path } = find(name, ground)
  const form = new FormData()
  form.append('$ACTION_REF_1', '')
  form.append('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }))
  form.append('$ACTION_1:1', `[${idle}]`)
  form.append('$ACTION_KEY', 'k')
  for (const [field, value] of [...Object.entries(fields), ...pressed(name)]) form.append(field, value)
  await (await fetch(origin + path, { method: 'POST', body: form, redirect: 'manual', headers: withoutBlanks(headers) })).text()
}

const withoutBlanks = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
