import { readdirSync } from 'node:fs'
import { join } from 'node:path'

type Place = { here: boolean; fixed: Map<string, Place>; any?: { name: string; place: Place }; rest?: string }

/**
 * Tells the pattern of a path, as the folders of `app` spell it: `/cases/[caseId]`. What a person sees in their address
 * bar (numbers, tokens) is never part of it; a path nobody answers to is `unknown`.
 */
export function routePatterns(files = routeFiles()): (path: string) => string {
  const root = aPlace()
  for (const file of files)
    plant(
      root,
      file
        .split('/')
        .slice(1, -1)
        .filter((part) => !/^\(.*\)$/.test(part)),
    )
  return (path) => {
    if (path.startsWith('/_next/')) return `/_next/${path.startsWith('/_next/static/') ? 'static' : 'other'}`
    const parts = path.split('/').filter(Boolean)
    return follow(root, parts, '') ?? 'unknown'
  }
}

const aPlace = (): Place => ({ here: false, fixed: new Map() })

function plant(place: Place, [part, ...rest]: string[]): void {
  if (part === undefined) {
    place.here = true
  } else if (part.startsWith('[...')) {
    place.rest = part
  } else if (part.startsWith('[')) {
    place.any ??= { name: part, place: aPlace() }
    plant(place.any.place, rest)
  } else {
    const next = place.fixed.get(part) ?? aPlace()
    place.fixed.set(part, next)
    plant(next, rest)
  }
}

function follow(place: Place, [part, ...rest]: string[], sofar: string): string | null {
  if (part === undefined) return place.here ? sofar || '/' : null
  const fixed = place.fixed.get(part)
  const found = fixed && follow(fixed, rest, `${sofar}/${part}`)
  if (found) return found
  if (place.any) return follow(place.any.place, rest, `${sofar}/${place.any.name}`)
  return place.rest ? `${sofar}/${place.rest}` : null
}

function routeFiles(folder = 'app'): string[] {
  return readdirSync(join(/*turbopackIgnore: true*/ process.cwd(), folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return routeFiles(`${folder}/${entry.name}`)
    return /^(page\.tsx|route\.ts)$/.test(entry.name) ? [`${folder}/${entry.name}`] : []
  })
}
