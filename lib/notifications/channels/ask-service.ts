export type ServiceAnswer = { status: number; body: string } | { error: string }

/** How long a service may take; nobody else waits for it, but its worker does. */
const patience = 10_000
const mostRead = 64 * 1024

/**
 * Asks somebody else's server by HTTP and answers what it said, or why nothing came: refused, reset, silent for too long.
 * A redirect is not followed: a service that moved is not the one that was set up.
 */
export async function askService(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> },
): Promise<ServiceAnswer> {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(patience) })
    const text = await answer.text()
    return { status: answer.status, body: text.slice(0, mostRead) }
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    return { error: name === 'TimeoutError' ? 'timeout' : (cause?.code ?? name) }
  }
}

/** Whether a status asks to come back later (RFC 9110: 408, 429, 5xx). */
export function isForLater(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}
