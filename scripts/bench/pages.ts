import { gzipSync } from 'node:zlib'

const password = 'harbor-bell-2026'

/** Signs in through next-auth's own door and answers the cookie to send. */
export async function signIn(url: string, email: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookies = csrf.headers.getSetCookie().map((one) => one.split(';')[0])
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.join('; '), 'content-type': 'application/x-www-form-urlencoded', origin: url },
    body: new URLSearchParams({ csrfToken, email, password }),
  })
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('casebell.session='))
  if (!session) throw new Error(`${email} could not sign in`)
  return session.split(';')[0] ?? ''
}

/** All scripts a page names, gzipped, in KB. */
export async function scriptsOf(url: string, cookie: string): Promise<number> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const paths = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => path))
  let bytes = 0
  for (const path of paths) bytes += gzipSync(new Uint8Array(await (await fetch(new URL(path ?? '', url))).arrayBuffer())).length
  return Math.round(bytes / 102.4) / 10
}
