import { translator } from '@/lib/core/i18n'
import { type Locale, preferredLocale, toLocale } from '@/lib/core/locale'
import { errorInLog, log } from '@/lib/core/log'
import { within } from '@/lib/core/within'
import { readLink, readPixel } from '@/lib/notifications/tracking/marked-addresses'
import { recordVisit } from '@/lib/notifications/tracking/record-visit'
import { cookieOf } from './api-route'
import { localeCookie } from './reader'
import { requestIdOf } from './requests'

type Record = typeof recordVisit
const patienceMs = 1_000
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * Leads on to where a letter's link goes, which is always a page of ours that asks for itself who is there; that the link
 * was followed is written down, and when it cannot be, or takes long, the reader is led on all the same. What we did not
 * seal is 404, in words, before anything is looked up: nobody learns which letters there are.
 */
export async function followLink(request: Request, mark: string, record: Record = recordVisit): Promise<Response> {
  const link = readLink(mark)
  if (!link) return brokenLink(request)
  await note(request, { deliveryId: link.deliveryId, kind: 'click' }, record)
  return new Response(null, { status: 302, headers: { location: link.target, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } })
}

/** Shows one transparent dot, and writes down that the letter was opened. What we did not seal is 404. */
export async function showPixel(request: Request, mark: string, record: Record = recordVisit): Promise<Response> {
  const pixel = readPixel(mark)
  if (!pixel) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  await note(request, { deliveryId: pixel.deliveryId, kind: 'open' }, record)
  return new Response(dot, { headers: { 'content-type': 'image/gif', 'content-length': String(dot.length), 'cache-control': 'no-store' } })
}

/** A look ahead of a person's (HEAD, or fetched before anybody asks for it) is no visit. */
async function note(request: Request, visit: Parameters<Record>[0], record: Record): Promise<void> {
  const isAhead = /prefetch|prerender|preview/i.test(`${request.headers.get('sec-purpose')} ${request.headers.get('purpose')}`)
  if (request.method !== 'GET' || isAhead) return
  try {
    await within(patienceMs, record(visit, new Date()))
  } catch (error) {
    log.error({ requestId: requestIdOf(request.headers), err: errorInLog(error) }, 'what a letter told could not be written down')
  }
}

function brokenLink(request: Request): Response {
  const chosen = cookieOf(request.headers.get('cookie'), localeCookie)
  const locale = chosen ? toLocale(chosen) : preferredLocale(request.headers.get('accept-language'))
  return new Response(request.method === 'HEAD' ? null : wordsOfBrokenLink(locale), {
    status: 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  })
}

/** A page by itself: whoever follows a broken link may come from anywhere and has waited long enough. */
function wordsOfBrokenLink(locale: Locale): string {
  const t = translator(locale, 'ui')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t('brokenLinkTitle')}</title>
<style>
body { margin: 0; padding: 48px 20px; background: #fbfaf6; color: #17211f; font: 400 18px/28px system-ui, sans-serif }
main { max-width: 600px; margin: 0 auto }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 32px; letter-spacing: -.4px }
a { color: #0a5c5f }
a:focus-visible { outline: 3px solid; outline-offset: 2px }
@media (prefers-color-scheme: dark) { body { background: #141817; color: #f3f0e7 } a { color: #7dccc5 } }
</style>
</head>
<body>
<main>
<h1>${t('brokenLinkTitle')}</h1>
<p>${t('brokenLinkBody')}</p>
<p><a href="/">${t('yourCases')}</a></p>
</main>
</body>
</html>
`
}
