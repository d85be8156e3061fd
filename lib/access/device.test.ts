import { expect, test } from 'vitest'
import { deviceOf } from './device'

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const named = (userAgent: string | null) => Object.values(deviceOf(userAgent) ?? {}).join(' on ')

test.each([
  [`Mozilla/5.0 (Linux; Android 10; K) ${webKit} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1',
    'Chrome on iPhone',
  ],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'Safari on Mac'],
  [`Mozilla/5.0 (Linux; Android 14; SM-S921U) ${webKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet on Android'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webKit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome on ChromeOS'],
])('X-03 a session says its browser and system as people call them: %s', (userAgent, name) => {
  expect(named(userAgent)).toBe(name)
})

test('X-03 what we do not know has no name', () => {
  for (const unknown of [null, '', 'curl/8.5.0', 'Mozilla/5.0', 'Chrome on a ship', `Mozilla/5.0 (Toaster) ${webKit} Chrome/142.0.0.0`])
    expect(deviceOf(unknown)).toBeNull()
})
