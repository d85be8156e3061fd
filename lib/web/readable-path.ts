/**
 * An address whose path can be read: where its escapes are none or spell no UTF-8 (RFC 3986, 2.1), each `%` stands for
 * itself, and nothing is found there. Next.js answers such a path with a fault of the server, before any code of ours.
 */
export function readablePath(url: string): string {
  const path = url.split('?', 1)[0] ?? ''
  if (!path.includes('%')) return url
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length)
  }
}
