const shared = globalThis as typeof globalThis & { casebellStill?: Map<string, string[]> }
shared.casebellStill ??= new Map()
/** The texts of the documents that are being made, by their requests. */
const kept = shared.casebellStill
/** In the browser: what stood in the document, by its place. */
const remembered = new Map<string, string>()

/** From here on a request's texts are kept, until `letGoOfStill`. */
export function beginStill(requestId: string): void {
  kept.set(requestId, [])
}

export function letGoOfStill(requestId: string): void {
  kept.delete(requestId)
}

/** Keeps a text while the document of a request is made. Gives its place, or null for a request whose end nobody watches. */
export function keepStill(requestId: string, text: string): string | null {
  const texts = kept.get(requestId)
  return texts ? `${requestId}.${texts.push(text) - 1}` : null
}

/**
 * The text at a place. A browser reads it out of the document when React first looks for it, and remembers it: who goes
 * elsewhere and back sees the page again, but its document is gone.
 */
export function findStill(place: string): string {
  if (typeof document === 'undefined') {
    const [requestId = '', number] = place.split('.')
    return kept.get(requestId)?.[Number(number)] ?? ''
  }
  const text = remembered.get(place) ?? document.querySelector(`[data-still="${CSS.escape(place)}"]`)?.innerHTML ?? ''
  remembered.set(place, text)
  return text
}
