'use client'

import { useEffect, useState } from 'react'
import type { PreferenceWords } from './preference-words'

type State = 'unknown' | 'cannot' | 'off' | 'on' | 'denied' | 'failed'

/** Lets this very browser be told, or no more. It asks for leave only when pressed. */
export function PushSwitch({ publicKey, words }: { publicKey: string; words: PreferenceWords }) {
  const [state, setState] = useState<State>('unknown')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (!('serviceWorker' in navigator) || !('PushManager' in window)) return setState('cannot')
    if (Notification.permission === 'denied') return setState('denied')
    navigator.serviceWorker
      .getRegistration('/')
      .then((worker) => worker?.pushManager.getSubscription())
      .then((subscription) => setState(subscription ? 'on' : 'off'))
      .catch(() => setState('off'))
  }, [])

  const turn = async () => {
    setBusy(true)
    try {
      setState(state === 'on' ? await switchOff() : await switchOn(publicKey))
    } catch {
      setState('failed')
    }
    setBusy(false)
  }
  const sentence = state === 'unknown' ? '' : words[`push_${state}`]
  return (
    <section className="section after prefs" aria-labelledby="push-title">
      <h2 className="h-section" id="push-title">
        {words.channel_web_push}
      </h2>
      <p role="status">{sentence}</p>
      {(state === 'on' || state === 'off' || state === 'failed') && (
        <button type="button" className="btn" aria-disabled={busy} onClick={() => !busy && void turn()}>
          {state === 'on' ? words.pushOff : words.pushOn}
        </button>
      )}
    </section>
  )
}

async function switchOn(publicKey: string): Promise<State> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  await navigator.serviceWorker.register('/push-worker.js')
  const worker = await navigator.serviceWorker.ready
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = subscription.toJSON()
  const answer = await fetch('/api/v1/push-subscriptions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } }),
  })
  if (answer.ok) return 'on'
  await subscription.unsubscribe()
  return 'failed'
}

async function switchOff(): Promise<State> {
  const worker = await navigator.serviceWorker.getRegistration('/')
  const subscription = await worker?.pushManager.getSubscription()
  if (!subscription) return 'off'
  const headers = { 'content-type': 'application/json' }
  await fetch('/api/v1/push-subscriptions', { method: 'DELETE', headers, body: JSON.stringify({ endpoint: subscription.endpoint }) })
  await subscription.unsubscribe()
  return 'off'
}
