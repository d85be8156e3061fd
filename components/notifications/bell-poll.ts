import type { Bell } from '@/lib/notifications/bell'

/** Asks for the bell's state at once when the tab is shown again and every so often while it is; never while hidden. */
export function pollEvery(milliseconds: number, onNews: (bell: Bell) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let signedOut = false
  let asking = false
  let askAgain = false
  let askedAt = Date.now()

  const wait = () => {
    clearTimeout(timer)
    if (!stopped && !signedOut && !document.hidden) timer = setTimeout(now, Math.max(0, askedAt + milliseconds - Date.now()))
  }
  async function now() {
    if (asking) {
      askAgain = true
      return
    }
    if (stopped || document.hidden) return
    asking = true
    askedAt = Date.now()
    try {
      // The browser keeps the answer and its ETag: when nothing changed, 304 comes back and the kept one is read.
      const answer = await fetch('/api/notifications/bell', { cache: 'no-cache' })
      // signed out: no more turns, until the tab is shown again after signing in elsewhere
      signedOut = answer.status === 401
      if (answer.ok) onNews((await answer.json()) as Bell)
    } catch {
      // Offline for a moment: the next turn asks again.
    }
    asking = false
    if (askAgain) {
      askAgain = false
      void now()
    } else wait()
  }
  const shown = () => {
    if (document.hidden) clearTimeout(timer)
    else void now()
  }
  document.addEventListener('visibilitychange', shown)
  wait()
  return {
    now: () => void now(),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
    },
  }
}

/** The tabs of one browser share what one of them learned. */
export function joinTabs(onNews: (bell: Bell) => void) {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('casebell-bell')
  if (channel) channel.onmessage = ({ data }: MessageEvent<Bell>) => onNews(data)
  return { tell: (bell: Bell) => channel?.postMessage(bell), leave: () => channel?.close() }
}
