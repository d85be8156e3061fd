import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder, made and hidden ones left out. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'generated' || entry.name.startsWith('.')) return []
    return entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
  })
}

export const read = (file: string) => readFileSync(file, 'utf8')
export const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing/')

/** The rooms below the domain, and the edges above it: what passes through them is asked of the operations. */
const notAsked = ['lib/core/', 'lib/db/', 'lib/web/', 'lib/worker/']
const rooms = () => filesIn('lib').filter((file) => /\.tsx?$/.test(file) && !isTest(file) && !notAsked.some((room) => file.startsWith(room)))

/** Every exported function of the domain that an actor is handed to first and that answers later: operations and queries, as `file name`. */
export function operations(): string[] {
  return rooms().flatMap((file) => {
    const text = read(file)
    return [...text.matchAll(/^export (async )?function (\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): Actor\b/gm)]
      .filter(({ 1: isAsync, index }) => isAsync || /Promise</.test(text.slice(index, text.indexOf('{\n', index))))
      .map(([, , name]) => `${file} ${name}`)
  })
}

/** Exported functions of the domain written so that `operations` would miss them. There are to be none. */
export function hiddenOperations(): string[] {
  return rooms().flatMap((file) =>
    [...read(file).matchAll(/^export (?:const (\w+)[^=\n]*= (?:async )?\(\s*(?:\w+|\{[^}]*\}): Actor\b|default\b|\{)/gm)].map(
      ([line, name]) => `${file} ${name ?? line}`,
    ),
  )
}

export type Route = { file: string; method: string }

/** Every route of app, and what it answers to. */
export function routes(): Route[] {
  return filesIn('app')
    .filter((file) => file.endsWith('/route.ts'))
    .flatMap((file) => {
      const text = read(file)
      const named = [...text.matchAll(/^export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm)].map(
        ([, method = '']) => method,
      )
      const renamed = [...text.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)].map(([, method = '']) => method)
      return [...named, ...renamed].map((method) => ({ file, method }))
    })
}

/** Whether every method of a route passes apiRoute. */
export const passesApiRoute = ({ file, method }: Route) => new RegExp(`^export const ${method} = apiRoute\\(`, 'm').test(read(file))

export type Action = { file: string; name: string; isPublic: boolean }

/** Every server action of app; of one with many deeds each of them, named behind it. */
export function actions(): Action[] {
  return filesIn('app')
    .filter((file) => /\.tsx?$/.test(file) && /^\s*['"]use server['"]/m.test(read(file)))
    .flatMap((file) => {
      const text = read(file)
      return [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].flatMap(({ 1: name = '', index }) => {
        const isPublic = /= publicFormAction\(/.test(text.slice(index, text.indexOf('\n', index)))
        const deeds = deedsOf(text.slice(index))
        return deeds.length > 0 ? deeds.map((deed) => ({ file, name: `${name} ${deed}`, isPublic })) : [{ file, name, isPublic }]
      })
    })
}

/** The names of the deeds of an action whose text begins here; none of one that does one thing. */
function deedsOf(text: string): string[] {
  const [, inner = ''] = /^export const \w+ = deedAction\(\{([^}]*)\}\)/.exec(text) ?? []
  return [...inner.matchAll(/^ {2}(\w+): /gm)].map(({ 1: deed = '' }) => deed)
}

/** Every page of app. */
export const pages = () => filesIn('app').filter((file) => /\/page\.tsx$/.test(file))
