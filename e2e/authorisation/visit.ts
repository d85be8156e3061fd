/** What a page answered. */
export type Answer = { status: number; headers: Headers; body: string }

/**
 * Asks for a page as whoever has the cookie, following nothing. With `alone` it is asked for as Next.js asks for the page
 * itself, its layouts being there already.
 */
export async function visit(address: string, cookie: string, alone?: { file: string; path: string }): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'text/html' }
  if (cookie) headers.cookie = cookie
  if (alone) Object.assign(headers, { rsc: '1', 'next-router-state-tree': encodeURIComponent(JSON.stringify(treeOf(alone.file, alone.path))) })
  const first = await fetch(address, { headers, redirect: 'manual' })
  const again = alone && first.headers.get('location')
  // what is asked for without layouts is asked for under an address of its own, which Next.js tells
  const answer = again?.includes('_rsc=') ? await fetch(new URL(again, address), { headers, redirect: 'manual' }) : first
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

/** How one fares: `in`, sent to `sign in`, sent `away`, told `not found`, or a `fault` of ours. */
export function fares({ status, headers, body }: Answer): string {
  const goes = headers.get('location') ?? /http-equiv="refresh" content="\d;url=([^"]*)"/.exec(body)?.[1]
  if (goes) return new URL(goes, 'http://here').pathname === '/sign-in' ? 'sign in' : 'away'
  if (status === 404 || body.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found'
  return status === 200 ? 'in' : `a fault (${status})`
}

type Segment = string | [name: string, value: string, kind: 'd', siblings: null]
type Tree = [segment: Segment, children: Record<string, Tree>, url: null, refresh: 'refetch' | null, hints: number]

/** The state a browser would send that shows a neighbour of the page: every layout is there, the page is not. */
function treeOf(file: string, path: string): Tree {
  const values = new URL(path, 'http://here').pathname.split('/').filter(Boolean)
  const segments = file
    .replace(/^app\/|\/?page\.tsx$/g, '')
    .split('/')
    .filter(Boolean)
  let at = 0
  const leaf: Tree = ['__PAGE__', {}, null, 'refetch', 0]
  const parts = segments.map((segment): Segment => {
    if (segment.startsWith('(')) return segment
    const value = values[at++] ?? ''
    const name = /^\[(\w+)\]$/.exec(segment)?.[1]
    return name ? [name, value, 'd', null] : segment
  })
  return ['', { children: parts.reduceRight((inner, part): Tree => [part, { children: inner }, null, null, 0], leaf) }, null, null, 16]
}
