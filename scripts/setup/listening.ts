const thisMachine: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': '127.0.0.1', '[::1]': '::1' }

/**
 * The address people type. One of this machine alone goes by the port that is listened on, since nothing else would answer
 * there and forms are taken from it only; unless CASEBELL_HOST or CASEBELL_PROXIES say that something stands before us.
 */
export function addressFor(port: number, { CASEBELL_URL: set, CASEBELL_HOST: host, CASEBELL_PROXIES: proxies }: NodeJS.ProcessEnv = process.env): string {
  if (!set) return `http://localhost:${port}`
  const url = new URL(set)
  if (url.protocol !== 'http:' || !thisMachine[url.hostname] || host || Number(proxies || 0) > 0 || Number(url.port || 80) === port) return set
  url.port = String(port)
  return url.origin
}

/**
 * The address the web server listens at; undefined for every one of this machine. Unless CASEBELL_HOST says so, nobody
 * else is listened to while the pages are this machine's alone: signing in from elsewhere would be refused, and the local
 * mailbox is open to whoever reaches it.
 */
export function listensAt(url: string, host = process.env.CASEBELL_HOST): string | undefined {
  return host || (URL.canParse(url) ? thisMachine[new URL(url).hostname] : undefined)
}

/** Where this machine reaches what listens so. */
export function answersAt(at: string | undefined, port: number): string {
  const host = !at || at === '0.0.0.0' || at === '::' ? '127.0.0.1' : at
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
