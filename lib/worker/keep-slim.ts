import { collectGarbage } from '@/lib/core/collect-garbage'

const large = 150 * 1024 * 1024

/**
 * Gives memory back after a burst. V8 lets the heap grow while much is done and keeps it for as long as little is: a
 * worker that sent 500 letters would sit on 300 MB all night. Looks every five seconds and collects only when large.
 */
export function keepSlim(): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > large) collectGarbage()
  }, 5_000).unref()
}
