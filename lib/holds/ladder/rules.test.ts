import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToDay, daysBetween, type LocalDay } from '@/lib/core/clock'
import { reaches, reachOf } from '../reach/rules'
import { addBusinessDays, asItBegins, ends, isBusinessDay, isDue, type LadderSettings, nextStep, type Waiting } from './rules'

// 2026-12-04 is a Friday
const hold: Waiting = {
  waitingFor: 'member',
  hasMember: true,
  placedOn: '2026-11-20',
  respondByOn: '2026-12-04',
  answered: false,
  waitsForReview: false,
  reach: 'sent',
  reachedOn: null,
  taken: [],
  lastTakenOn: null,
}
const closing: LadderSettings = { ...asItBegins, end: 'close' }
const none = new Set<LocalDay>()

/** What happens when the ladder is decided on each of these days. */
function live(from: Waiting, settings: LadderSettings, days: LocalDay[], holidays = none, change: (day: LocalDay) => Partial<Waiting> = () => ({})) {
  let now = from
  const happened: { day: LocalDay; step: string }[] = []
  for (const day of days) {
    now = { ...now, ...change(day) }
    const next = nextStep(now, settings, holidays, day)
    if (!isDue(next, day)) continue
    happened.push({ day, step: next.step })
    const one = { step: next.step, takenOn: day, endsOn: next.endsOn, promised: next.step === 'last_warning' ? next.end : null }
    now = { ...now, taken: [...now.taken, one], lastTakenOn: day }
  }
  return happened
}
const days = (from: LocalDay, count: number) => Array.from({ length: count }, (_, ahead) => addToDay(from, ahead))
const whole = days('2026-11-20', 40)

describe('H-15 the waiting ladder', () => {
  test('H-15 reminds three business days before and on the day, warns with a date, then closes', () => {
    expect(live(hold, closing, whole)).toEqual([
      { day: '2026-12-01', step: 'reminder' },
      { day: '2026-12-04', step: 'on_the_day' },
      { day: '2026-12-07', step: 'last_warning' },
      { day: '2026-12-11', step: 'end' },
    ])
    expect(nextStep({ ...hold, lastTakenOn: '2026-12-04' }, closing, none, '2026-12-07')).toMatchObject({ endsOn: '2026-12-11', end: 'close' })
  })

  test('H-15 a holiday is no business day', () => {
    expect(live(hold, closing, whole, new Set(['2026-12-02', '2026-12-07']))).toEqual([
      { day: '2026-11-30', step: 'reminder' },
      { day: '2026-12-04', step: 'on_the_day' },
      { day: '2026-12-08', step: 'last_warning' },
      { day: '2026-12-14', step: 'end' },
    ])
  })

  test('H-15 when the office chose that nothing happens, the warning is the end of it', () => {
    expect(live(hold, asItBegins, whole).map(({ step }) => step)).toEqual(['reminder', 'on_the_day', 'last_warning'])
  })

  test('H-15 what a warning did not announce does not happen, however the office changes its mind', () => {
    const warned = { step: 'last_warning' as const, takenOn: '2026-12-07', endsOn: null, promised: 'nothing' as const }
    expect(nextStep({ ...hold, taken: [warned], lastTakenOn: '2026-12-07' }, closing, none, '2026-12-20')).toBeNull()
    const escalated = { ...warned, endsOn: '2026-12-11', promised: 'escalate' as const }
    expect(nextStep({ ...hold, taken: [escalated], lastTakenOn: '2026-12-07' }, closing, none, '2026-12-20')).toMatchObject({ step: 'end', end: 'escalate' })
  })

  test('H-15 a hold placed just before its date is not reminded of what was told that day', () => {
    expect(live({ ...hold, placedOn: '2026-12-03' }, closing, days('2026-12-03', 20)).map(({ step }) => step)).toEqual(['on_the_day', 'last_warning', 'end'])
    expect(live({ ...hold, placedOn: '2026-12-04' }, closing, days('2026-12-04', 20)).map(({ step }) => step)).toEqual(['last_warning', 'end'])
  })

  test('H-20 whoever was not reached is neither warned nor closed, and has the whole time again once they were', () => {
    const lost = { ...hold, reach: 'not_reached' as const }
    expect(live(lost, closing, whole).map(({ step }) => step)).toEqual(['reminder', 'on_the_day'])
    const reached = (day: LocalDay) => (day >= '2026-12-16' ? { reachedOn: '2026-12-16' } : {})
    expect(live(lost, closing, whole, none, reached).slice(2)).toEqual([
      { day: '2026-12-16', step: 'last_warning' },
      { day: '2026-12-22', step: 'end' },
    ])
  })

  test('H-20 what is only on the bell and was never opened closes nothing', () => {
    expect(live({ ...hold, reach: 'told' }, closing, whole).map(({ step }) => step)).toEqual(['reminder', 'on_the_day', 'last_warning'])
  })

  const day = fc.integer({ min: 0, max: 40 }).map((ahead) => addToDay('2026-11-20', ahead))
  const anySettings = fc.record({
    active: fc.boolean(),
    remindDaysBefore: fc.integer({ min: 1, max: 20 }),
    end: fc.constantFrom(...ends),
    endAfterDays: fc.integer({ min: 1, max: 60 }),
  })
  const anyHold = fc.record({
    waitingFor: fc.constantFrom('member' as const, 'member' as const, 'third_party' as const, 'us' as const),
    hasMember: fc.boolean(),
    placedOn: day,
    respondByOn: fc.option(day, { freq: 8 }),
    reach: fc.constantFrom(...reaches),
  })
  /** A worker that runs on some days only, and an answer on one of them. */
  const anyLife = fc.record({
    hold: anyHold,
    settings: anySettings,
    holidays: fc.uniqueArray(day, { maxLength: 10 }),
    days: fc.subarray(days('2026-11-20', 160)),
    answeredOn: fc.option(day),
    reviewUntil: fc.option(day),
  })

  test('H-15 whenever the worker ran: in order, each once, one a day, silent after an answer, and nothing ends unannounced', () => {
    fc.assert(
      fc.property(anyLife, ({ hold: some, settings, holidays, days: ran, answeredOn, reviewUntil }) => {
        const closed = new Set(holidays)
        const change = (day: LocalDay) => ({
          answered: answeredOn !== null && day >= answeredOn,
          waitsForReview: reviewUntil !== null && day <= reviewUntil,
        })
        const born = { ...hold, ...some }
        const happened = live(
          born,
          settings,
          ran.filter((day) => day >= some.placedOn),
          closed,
          change,
        )
        const steps = happened.map(({ step }) => step)
        expect(steps).toEqual(['reminder', 'on_the_day', 'last_warning', 'end'].filter((step) => steps.includes(step)))
        expect(new Set(happened.map(({ day }) => day)).size).toBe(happened.length)
        if (!settings.active || some.waitingFor !== 'member' || !some.hasMember || !some.respondByOn) expect(steps).toEqual([])
        if (answeredOn) expect(happened.filter(({ day }) => day >= answeredOn)).toEqual([])
        const of = (step: string) => happened.find((one) => one.step === step)?.day
        const [warned, ended] = [of('last_warning'), of('end')]
        if (some.reach === 'not_reached') expect(warned).toBeUndefined()
        if (!ended) return
        expect(settings.end).not.toBe('nothing')
        expect(warned && daysBetween(warned, ended)).toBeGreaterThanOrEqual(1)
        expect(daysBetween(some.respondByOn ?? '', ended)).toBeGreaterThanOrEqual(settings.endAfterDays)
        expect(['told', 'not_reached']).not.toContain(some.reach)
        expect(isBusinessDay(ended, closed)).toBe(true)
        if (reviewUntil) expect(ended > reviewUntil).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('H-15 business days there and back are the same number', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), fc.uniqueArray(day, { maxLength: 10 }), (from, count, off) => {
        const holidays = new Set(off)
        const to = addBusinessDays(from, count, holidays)
        const between = days(addToDay(from, 1), daysBetween(from, to)).filter((day) => isBusinessDay(day, holidays))
        expect(between).toHaveLength(count)
      }),
    )
  })
})

test('H-20 the surest proof counts, and a mail that failed is no reach until the portal was opened', () => {
  const told = (...messages: string[]) => reachOf({ seenAt: null, messages })
  expect([told('bounced'), told('failed'), told('failed', 'skipped')]).toEqual(['not_reached', 'not_reached', 'not_reached'])
  expect(reachOf({ seenAt: '2026-12-01', messages: ['failed'] })).toBe('opened')
  expect([told('sent'), told('failed', 'sent'), told('complained', 'sent'), told('opened', 'failed'), told('clicked')]).toEqual([
    ...['sent', 'sent'],
    ...['delivered', 'delivered', 'delivered'], // mail programs open and scanners follow links by themselves
  ])
  expect([told(), told('queued'), told('skipped'), told('failed', 'queued')]).toEqual(['told', 'told', 'told', 'told'])
})
