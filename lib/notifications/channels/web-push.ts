import webpush from 'web-push'
import { env } from '@/lib/core/env'
import { transact } from '@/lib/db/transact'
import { shortWords } from '../in-words'
import type { PushTarget } from '../load-delivery'
import { askService, isForLater } from './ask-service'
import type { Attempt, Channel } from './channel'

const day = 24 * 60 * 60

/** A push message to every browser of a person that asked for it (RFC 8030, encrypted by RFC 8291, signed by RFC 8292). */
export const webPush: Channel = {
  isSetUp: () => Boolean(env.VAPID_PUBLIC_KEY && env.VAPID_PRIVATE_KEY && env.VAPID_SUBJECT),
  job: 'web-push.send',
  opening: (at) => ({ status: 'queued', queuedAt: at }),
  write: async (delivery) => {
    const targets = delivery.pushTargets.filter(({ endpoint }) => isPushService(endpoint))
    if (targets.length === 0) return null
    const { title, place } = shortWords(delivery)
    const payload = JSON.stringify({ title, body: delivery.tenant.name, url: place ?? env.CASEBELL_URL, tag: delivery.notificationId })
    return { address: `${targets.length}`, subject: title, send: () => pushToAll(delivery.tenantId, targets, payload) }
  },
}

/** Whether an address is one of the push services of browsers: a person names it, so nothing goes anywhere else. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, host } = new URL(endpoint)
  const known = env.PUSH_HOSTS.split(',').map((name) => name.trim())
  const isKnown = known.some((name) => (name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name || host === name))
  return isKnown && (protocol === 'https:' || hostname === '127.0.0.1')
}

/** One that arrives is enough. A browser that is gone (404, 410) is forgotten without a word. */
async function pushToAll(tenantId: string, targets: PushTarget[], payload: string): Promise<Attempt> {
  const attempts = await Promise.all(targets.map((target) => push(target, payload)))
  const gone = targets.filter((_, index) => attempts[index]?.kind === 'gone').map(({ id }) => id)
  if (gone.length > 0) await transact({ tenantId }, (tx) => tx.pushSubscription.deleteMany({ where: { tenantId, id: { in: gone } } }))
  const rest = attempts.filter((attempt): attempt is Attempt => attempt.kind !== 'gone')
  return rest.find(({ kind }) => kind === 'sent') ?? rest.find(({ kind }) => kind === 'temporary') ?? rest[0] ?? { kind: 'refused', error: 'gone' }
}

async function push({ endpoint, p256dh, auth }: PushTarget, payload: string): Promise<Attempt | { kind: 'gone' }> {
  const { VAPID_PUBLIC_KEY: publicKey = '', VAPID_PRIVATE_KEY: privateKey = '', VAPID_SUBJECT: subject = '' } = env
  let request: webpush.RequestDetails
  try {
    request = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: day,
      urgency: 'high',
    })
  } catch {
    return { kind: 'gone' } // keys that are none: the browser has to ask anew
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (/^content-length$/i.test(name) ? [] : [[name, String(value)]])),
  )
  const answer = await askService(endpoint, { headers, body: new Uint8Array(request.body ?? Buffer.alloc(0)) })
  if ('error' in answer) return { kind: 'temporary', error: answer.error }
  if (answer.status >= 200 && answer.status < 300) return { kind: 'sent', providerId: new URL(endpoint).hostname }
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' }
  return { kind: isForLater(answer.status) ? 'temporary' : 'refused', error: `${answer.status}` }
}
