import type { RequestInFlight } from './requests'

const shared = globalThis as typeof globalThis & { casebellRequests?: Map<string, RequestInFlight> }
/** In the browser: what stood in the document, by its place. */
const remembered = new Map<string, string>()

/**
 * The text at a place that `keepStill` gave. A server has it with the request that it is answering. A browser reads it out
 * of the document when React first looks for it, and remembers it: who goes elsewhere and back sees the page again, but
 * its document is gone. Stands apart from `requests.ts`, which a browser has no use for.
 */
export function findStill(place: string): string {
  if (typeof document === 'undefined') {
    const [requestId = '', number] = place.split('.')
    return shared.casebellRequests?.get(requestId)?.still[Number(number)] ?? ''
  }
  const text = remembered.get(place) ?? textAsSent(document.querySelector(`[data-still="${CSS.escape(place)}"]`))
  remembered.set(place, text)
  return text
}

/** What the server sent, without what somebody opened since: another text would be drawn anew, and all of it closed. */
function textAsSent(shown: Element | null): string {
  const copy = shown?.cloneNode(true) as Element | undefined
  for (const opened of copy?.querySelectorAll('details[open]') ?? []) opened.removeAttribute('open')
  return copy?.innerHTML ?? ''
}
