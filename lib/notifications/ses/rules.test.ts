import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Facts, flagFor, type Report, sesIdIn, statusOf, withReport } from './rules'

const nothing: Facts = { deliveredAt: null, openedAt: null, clickedAt: null, bouncedAt: null, bounceType: null, complainedAt: null }
const said = (kind: Report['kind'], minute: number, bounceType: Report['bounceType'] = null): Report => ({
  kind,
  at: new Date(minute * 60_000),
  bounceType,
  detail: null,
  sesId: 'x',
  deliveryId: null,
})
const after = (reports: Report[]) => reports.reduce(withReport, nothing)

test.each([
  [[], 'sent'],
  [[said('delivery', 1)], 'delivered'],
  [[said('open', 2)], 'opened'],
  [[said('click', 2), said('delivery', 3)], 'clicked'],
  [[said('bounce', 1, 'transient')], 'bounced'],
  [[said('bounce', 1, 'transient'), said('delivery', 2)], 'delivered'],
  [[said('delivery', 1), said('bounce', 2, 'permanent')], 'bounced'],
  [[said('bounce', 2, 'permanent'), said('complaint', 3)], 'complained'],
] as const)('N-07 the state is read off what is known (%#)', (reports, status) => {
  expect(statusOf(after([...reports]))).toBe(status)
})

test('N-07 whatever is reported, in whatever order and how often, ends in one state', () => {
  const kind = fc.constantFrom<Report['kind']>('delivery', 'open', 'click', 'bounce', 'complaint')
  const type = fc.constantFrom<Report['bounceType']>('transient', 'undetermined', 'permanent')
  const report = fc.tuple(kind, fc.nat(60), type).map(([one, at, bounce]) => said(one, at, one === 'bounce' ? bounce : null))
  fc.assert(
    fc.property(
      fc.array(report, { maxLength: 8 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
      ([all, shuffled]) => {
        expect(after(shuffled)).toEqual(after(all))
      },
    ),
  )
})

test('N-08 a permanent bounce and a complaint flag, a transient bounce does not', () => {
  expect(flagFor(said('bounce', 1, 'permanent'))).toBe('hard_bounce')
  expect(flagFor(said('complaint', 1))).toBe('spam_complaint')
  for (const report of [said('bounce', 1, 'transient'), said('bounce', 1, 'undetermined'), said('delivery', 1)]) expect(flagFor(report)).toBeNull()
})

test('N-07 the answer of SES to a letter names it; other servers do not', () => {
  expect(sesIdIn('250 Ok 0100018f2c3d4e5f-6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d-000000\r\n')).toBe(
    '0100018f2c3d4e5f-6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d-000000',
  )
  expect(sesIdIn('250 OK: message queued')).toBeNull()
})
