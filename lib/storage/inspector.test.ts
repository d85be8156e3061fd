import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { aDocx, aPdf, aPdfBomb, aPhoneHeic, aPhoneJpeg, hostileBytes } from '@/lib/testing/sample-files'
import { inspectFile } from './inspect-file'
import { inspectApart } from './inspector'

const onLinux = process.platform === 'linux'

/** The processes this one started, by number and command line. */
function children(): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
        return Number(parent) === process.pid ? [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }] : []
      } catch {
        return [] // ended meanwhile
      }
    })
}
const inspectors = () => children().filter(({ command }) => command.includes('inspector-main'))

describe('the inspector as a process apart', () => {
  test.runIf(onLinux)('H-22 a file that needs no opening wakes nobody', async () => {
    for (const file of [Buffer.from('Made up.'), hostileBytes.html, hostileBytes.zip, aDocx()]) await inspectApart(file)
    expect(inspectors()).toEqual([])
  })

  test('H-22 finds what the same look in this process finds', async () => {
    const files = [await aPdf(), await aPhoneJpeg(), aPhoneHeic(), hostileBytes.html, new Uint8Array(), Buffer.from('Made up.')]
    const here = await Promise.all(files.map((file) => inspectFile(file)))
    const apart = await Promise.all(files.map((file) => inspectApart(file)))
    const told = (all: typeof here) => all.map((seen) => (seen.refused ? seen : { ...seen, bytes: Buffer.from(seen.bytes).toString('base64') }))
    expect(told(apart)).toEqual(told(here))
  })

  test.runIf(onLinux)('X-07 it knows none of our settings', async () => {
    process.env.CASEBELL_SECRET = 'a-secret-nobody-may-see'
    await inspectApart(await aPdf())
    const environments = inspectors().map(({ pid }) => readFileSync(`/proc/${pid}/environ`, 'utf8'))
    expect(environments.length).toBeGreaterThan(0)
    expect(environments.join()).not.toMatch(/CASEBELL|DATABASE|SMTP/)
  })

  test.runIf(onLinux)('H-22 a file whose reader was killed is read by the next one', async () => {
    await inspectApart(await aPhoneJpeg())
    const seen = inspectApart(await aPdf())
    for (const { pid } of inspectors()) process.kill(pid, 'SIGKILL')
    expect(await seen).toMatchObject({ mediaType: 'application/pdf', findings: [] })
  })

  test.runIf(onLinux)('D-02 a PDF of 3 MB that unpacks to 3 GB fills neither this process nor the machine', { timeout: 100_000 }, async () => {
    let most = 0
    const watch = setInterval(() => {
      for (const { pid } of inspectors()) {
        try {
          most = Math.max(most, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
        } catch {
          // ended meanwhile
        }
      }
    }, 50)
    const before = process.memoryUsage.rss()
    const seen = await inspectApart(aPdfBomb())
    clearInterval(watch)
    expect(seen).toMatchObject({ findings: ['unreadable'] })
    expect(most).toBeLessThan(1300)
    expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(100)
    expect(await inspectApart(await aPdf())).toMatchObject({ findings: [] })
  })

  test('H-22 a PDF that keeps its reader busy for too long is told as unreadable and kept; the next file is not held up', async () => {
    const junk = Buffer.concat([await aPdf(), Buffer.from('\n1 0 obj\n'.repeat(400_000))])
    const seen = inspectApart(junk, { patience: 1_500 })
    const next = inspectApart(await aPhoneJpeg())
    const told = await seen
    expect(told).toMatchObject({ mediaType: 'application/pdf', findings: ['unreadable'] })
    expect(!told.refused && Buffer.compare(told.bytes, junk)).toBe(0)
    expect(await next).toMatchObject({ findings: ['turned_upright'] })
  })

  test.runIf(onLinux)('O-02 it ends when nobody asks any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await inspectApart(await aPdf())
      expect(inspectors()).toHaveLength(1)
      vi.advanceTimersByTime(60_000)
    } finally {
      vi.useRealTimers()
    }
    await vi.waitFor(() => expect(inspectors()).toEqual([]))
  })
})
