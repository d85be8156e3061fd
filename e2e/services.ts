import { createECDH, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { startService } from '@/lib/testing/service'

const at = () => new URL(process.env.TWILIO_API_URL ?? 'http://127.0.0.1:0')

/** The text and push services Casebell was started with, on loopback, until they are closed: they take everything. */
export async function startServices() {
  const service = await startService(() => ({ status: 201, body: '{"sid": "SM1"}' }), Number(at().port))
  /** the text messages that came, oldest first */
  const texts = () =>
    service.asked
      .filter(({ url }) => url.endsWith('/Messages.json'))
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body.toString())) as { To: string; Body: string })
  const pushes = () => service.asked.filter(({ url }) => url.startsWith('/push/'))
  return { texts, pushes, close: service.close }
}

/**
 * A browser whose push service is the one on loopback: Chromium's own cannot be reached. Only the browser's subscription is
 * made up, with keys that are real; the page, its service worker and the server are ours as they are.
 */
export async function withPushService(page: Page, name: string): Promise<string> {
  const keys = createECDH('prime256v1')
  const endpoint = new URL(`/push/${name}`, at()).href
  const said = { endpoint, keys: { p256dh: keys.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') } }
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript((said) => {
    const subscription = {
      endpoint: said.endpoint,
      toJSON: () => said,
      unsubscribe: async () => {
        localStorage.removeItem('subscribed')
        return true
      },
    }
    const now = () => (localStorage.getItem('subscribed') ? subscription : null)
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    Notification.requestPermission = async () => 'granted'
    PushManager.prototype.getSubscription = async () => now() as unknown as PushSubscription
    PushManager.prototype.subscribe = async (options) => {
      if (!options?.userVisibleOnly || !options.applicationServerKey) throw new Error('a browser would refuse this')
      localStorage.setItem('subscribed', 'yes')
      return now() as unknown as PushSubscription
    }
  }, said)
  return endpoint
}
