import { genUploader } from 'uploadthing/client'
import type { FileRoute } from 'uploadthing/types'
import type { SentFilePlace } from '@/lib/documents/schema'

export type Sent = { ok: true; fileName: string; receiptNumber: string; findings: string[] } | { ok: false; code: string }
export type Sending = {
  signal: AbortSignal
  onProgress: (loaded: number) => void
  onWaiting: (waiting: boolean) => void
}

type Router = { caseFile: FileRoute<{ input: SentFilePlace & { fingerprint: string }; output: Sent; errorShape: { message: string } }> }
const uploader = genUploader<Router>({ url: '/api/uploadthing', package: 'casebell' })
/** tries one after the other that bring nothing, before the person is told */
const vainTries = 8
const longestWait = 15_000
/** answers of the server that another try would not change */
const final =
  /^(not_found|forbidden|origin|unauthenticated|gone|case|case_deleted|item|item_accepted|document|document\.\w+|invalid|fields|too_large|too_many_files|Invalid.*)$/
/** of these, those that have words of their own */
const told = new Set(['too_large', 'too_many_files', 'item_accepted'])

/**
 * Sends one file and waits for its receipt. A broken connection is taken up where it stopped, at once when the network
 * is back or after a pause: each try asks the server how far the file came. The pauses grow, and the file is given up,
 * only over tries that bring nothing: on a line that breaks again and again it still comes through.
 */
export async function sendFile(file: File, place: SentFilePlace, { signal, onProgress, onWaiting }: Sending): Promise<Sent> {
  const fingerprint = await fingerprintOf(file)
  let vain = 0
  let came = 0
  while (true) {
    if (!navigator.onLine) {
      onWaiting(true)
      await pause(signal, Number.POSITIVE_INFINITY)
      onWaiting(false)
    }
    if (signal.aborted) return stopped(file, place, fingerprint)
    const line = new AbortController()
    const stop = () => line.abort()
    let start: number | null = null
    signal.addEventListener('abort', stop, { once: true })
    window.addEventListener('offline', stop, { once: true })
    try {
      const [done] = await uploader.uploadFiles('caseFile', {
        files: [file],
        input: { ...place, fingerprint },
        signal: line.signal,
        onUploadProgress: ({ loaded }) => {
          // what a try begins by telling is how much of the file the server has
          start ??= loaded
          onProgress(Math.min(loaded, file.size))
        },
      })
      return done?.serverData ?? { ok: false, code: 'other' }
    } catch (error) {
      if (signal.aborted) return stopped(file, place, fingerprint)
      const reason = error instanceof Error ? error.message : ''
      if (final.test(reason)) return { ok: false, code: told.has(reason) ? reason : reason === 'unauthenticated' ? 'begin' : 'other' }
      vain = start !== null && start > came ? 1 : vain + 1
      came = Math.max(came, start ?? 0)
      if (vain > vainTries && navigator.onLine) return { ok: false, code: 'other' }
      if (navigator.onLine) await pause(signal, Math.min(longestWait, 250 * 2 ** vain))
    } finally {
      signal.removeEventListener('abort', stop)
      window.removeEventListener('offline', stop)
    }
  }
}

/** Tells the server that the person stopped it. What it did not hear of by then ends by itself after a day. */
async function stopped(file: File, place: SentFilePlace, fingerprint: string): Promise<Sent> {
  const body = JSON.stringify({ ...place, fingerprint, fileName: file.name, size: file.size })
  const answer = await fetch('/api/uploads/cancel', { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive: true }).catch(
    () => null,
  )
  return { ok: false, code: answer?.status === 404 ? 'too_late' : 'stopped' }
}

/** Tells a file from another of the same name and size: when it was changed, and its first and last 64 KB. */
async function fingerprintOf(file: File): Promise<string> {
  const ends = new Blob([file.slice(0, 65_536), file.slice(-65_536)])
  // plain http on another machine has no crypto.subtle
  if (!crypto.subtle) return String(file.lastModified)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await ends.arrayBuffer()))
  return `${file.lastModified}-${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Waits for the network, the given time or an end, whichever is first. */
function pause(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = Number.isFinite(milliseconds) ? setTimeout(go, milliseconds) : undefined
    function go() {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      signal.removeEventListener('abort', go)
      resolve()
    }
    window.addEventListener('online', go)
    signal.addEventListener('abort', go)
  })
}
