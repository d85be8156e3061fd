const thisMachine: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': '127.0.0.1', '[::1]': '::1' }

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
