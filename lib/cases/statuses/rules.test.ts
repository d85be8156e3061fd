import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statuses as seeded, transitions as seededTransitions } from '@/prisma/seed/statuses'
import { brokenRule, canLead, lifeCycleRules, neededStatuses, type Status, statusKinds, type Transition } from './rules'
import { addStatusSchema, orderStatusesSchema, renameStatusSchema, setTransitionsSchema } from './schema'

const statuses: Status[] = seeded.map(({ code, kind }) => ({ code, kind, active: true }))
const transitions: Transition[] = Object.entries(seededTransitions).flatMap(([from, all]) => all.map((to) => ({ from, to })))
const without = (from: string, ...to: string[]) => transitions.filter((one) => one.from !== from || (to.length > 0 && !to.includes(one.to)))
const withOff = (...codes: string[]) => statuses.map((status) => ({ ...status, active: !codes.includes(status.code) }))

describe('the rules of a life cycle', () => {
  test('C-02 the life cycle every office starts with keeps them all', () => {
    expect(brokenRule(statuses, transitions)).toBeNull()
  })

  test.each(Object.keys(neededStatuses))('C-02 %s is needed: it is not switched off, and not missing', (code) => {
    expect(brokenRule(withOff(code), transitions)).toEqual({ rule: 'needed', statuses: [code] })
    const rest = statuses.filter((status) => status.code !== code)
    expect(brokenRule(rest, [])).toEqual({ rule: 'needed', statuses: [code] })
    const other = statuses.map((status) => (status.code === code ? { ...status, kind: 'resolved' as const } : status))
    expect(brokenRule(other, transitions)).toEqual({ rule: 'needed', statuses: [code] })
  })

  test('C-02 a transition from or to a status nobody knows is named', () => {
    expect(brokenRule(statuses, [...transitions, { from: 'new', to: 'nowhere' }])).toEqual({ rule: 'unknown_status', statuses: ['nowhere'] })
  })

  test('C-02 no status leads to itself, a hold only on or to the end, a closed case not to a hold', () => {
    expect(canLead({ code: 'new', kind: 'open' }, { code: 'new', kind: 'open' })).toBe(false)
    for (const [from, to] of [
      ['new', 'new'],
      ['on_hold', 'resolved'],
      ['closed', 'on_hold'],
    ] as const) {
      expect(brokenRule(statuses, [...transitions, { from, to }])).toEqual({ rule: 'impossible', statuses: [from] })
    }
    const second: Status[] = [...statuses, { code: 'at_court', kind: 'hold', active: true }]
    expect(brokenRule(second, [...transitions, { from: 'at_court', to: 'in_progress' }, { from: 'at_court', to: 'on_hold' }])?.rule).toBe('impossible')
  })

  test('C-02 a new case can always be assigned', () => {
    expect(brokenRule(statuses, without('new', 'assigned'))).toEqual({ rule: 'taken', statuses: ['new', 'assigned'] })
  })

  test('C-02 every hold leads on to an open status', () => {
    expect(brokenRule(statuses, without('on_hold', 'in_progress'))).toEqual({ rule: 'after_hold', statuses: ['on_hold'] })
  })

  test('C-02 no status is a dead end: not closed, not one whose only way on was switched off', () => {
    expect(brokenRule(statuses, without('closed'))).toEqual({ rule: 'dead_end', statuses: ['closed'] })
    expect(brokenRule(withOff('reopened'), transitions)).toEqual({ rule: 'dead_end', statuses: ['closed'] })
    expect(brokenRule([...statuses, { code: 'parked', kind: 'open', active: false }], transitions)).toEqual({ rule: 'dead_end', statuses: ['parked'] })
  })

  test('C-02 from every status a closed one can be reached', () => {
    const circle: Status[] = [...statuses, { code: 'left', kind: 'open', active: true }, { code: 'right', kind: 'open', active: true }]
    const around = [...transitions, { from: 'left', to: 'right' }, { from: 'right', to: 'left' }]
    expect(brokenRule(circle, around)).toEqual({ rule: 'no_end', statuses: ['left', 'right'] })
    expect(brokenRule(circle, [...around, { from: 'left', to: 'in_progress' }])).toBeNull()
  })

  test('C-02 H-01 a case can always be put on hold from somewhere', () => {
    expect(
      brokenRule(
        statuses,
        transitions.filter(({ to }) => to !== 'on_hold'),
      ),
    ).toEqual({ rule: 'no_hold', statuses: [] })
  })

  test('C-02 resolved and reopened may be switched off once nothing needs them', () => {
    const rewired = [...transitions, { from: 'closed', to: 'in_progress' }]
    expect(brokenRule(withOff('resolved', 'reopened'), rewired)).toBeNull()
  })
})

const code = fc.constantFrom(...statuses.map((status) => status.code), 'extra_one', 'extra_two')
const edit = fc.oneof(
  fc.record({ do: fc.constant('toggle' as const), from: code, to: code }),
  fc.record({ do: fc.constant('switch' as const), code }),
  fc.record({
    do: fc.constant('add' as const),
    code: fc.constantFrom('extra_one', 'extra_two'),
    kind: fc.constantFrom(...statusKinds),
    to: fc.array(code, { maxLength: 4 }),
  }),
)
type LifeCycle = { statuses: Status[]; transitions: Transition[] }

function edited({ statuses, transitions }: LifeCycle, change: typeof edit extends fc.Arbitrary<infer E> ? E : never): LifeCycle {
  if (change.do === 'switch') return { statuses: statuses.map((one) => (one.code === change.code ? { ...one, active: !one.active } : one)), transitions }
  if (change.do === 'add') {
    if (statuses.some((one) => one.code === change.code)) return { statuses, transitions }
    return { statuses: [...statuses, { ...change, active: true }], transitions: [...transitions, ...change.to.map((to) => ({ from: change.code, to }))] }
  }
  const rest = transitions.filter(({ from, to }) => from !== change.from || to !== change.to)
  return { statuses, transitions: rest.length < transitions.length ? rest : [...rest, { from: change.from, to: change.to }] }
}

describe('whatever an administrator does', () => {
  test('C-02 a case that follows any transitions of an accepted life cycle can always go on, be resumed and end', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 30 }), (edits, steps) => {
        let cycle: LifeCycle = { statuses, transitions }
        for (const change of edits) {
          const wanted = edited(cycle, change)
          if (!brokenRule(wanted.statuses, wanted.transitions)) cycle = wanted
        }
        const next = (from: string) =>
          cycle.transitions.filter((one) => one.from === from).flatMap(({ to }) => cycle.statuses.filter((one) => one.code === to && one.active))
        let at = 'new'
        for (const step of steps) {
          const choices = next(at)
          expect(choices.length).toBeGreaterThan(0)
          at = choices[step % choices.length]?.code ?? at
          if (cycle.statuses.find((one) => one.code === at)?.kind === 'hold') expect(next(at).map(({ kind }) => kind)).toContain('open')
        }
        const reached = new Set([at])
        for (const here of reached) for (const { code } of next(here)) reached.add(code)
        expect(cycle.statuses.some((one) => one.kind === 'closed' && reached.has(one.code))).toBe(true)
        expect(next('new').map((one) => one.code)).toContain('assigned')
      }),
      { numRuns: 500 },
    )
  })

  test('C-02 a table of any words is judged, never a crash', () => {
    const words = fc.record({ from: fc.oneof(code, fc.string()), to: fc.oneof(code, fc.string()) })
    fc.assert(
      fc.property(fc.array(words), (table) => {
        const broken = brokenRule(statuses, table)
        if (broken) expect(lifeCycleRules).toContain(broken.rule)
      }),
    )
  })
})

describe('what is sent', () => {
  test('C-02 a form writes a transition as "new>assigned", JSON as from and to', () => {
    const asJson = { version: 3, transitions: [{ from: 'new', to: 'assigned' }] }
    expect(setTransitionsSchema.parse({ version: '3', transitions: 'new>assigned' })).toEqual(asJson)
    expect(setTransitionsSchema.parse({ version: '3', transitions: ['new>assigned', 'new>closed'] }).transitions).toHaveLength(2)
    expect(setTransitionsSchema.parse(asJson)).toEqual(asJson)
    expect(setTransitionsSchema.parse({ version: 3 }).transitions).toEqual([])
  })

  test('X-02 every field is parsed strictly', () => {
    const good = { version: 1, code: 'at_court', name: { en: 'At court', es: 'En el tribunal' }, kind: 'hold', comesFrom: [], goesTo: ['in_progress'] }
    expect(addStatusSchema.safeParse(good).success).toBe(true)
    for (const field of ['version', 'code', 'name', 'kind', 'comesFrom', 'goesTo']) {
      for (const wrong of [{ not: '' }, [{ not: '' }], null, 0]) {
        expect(addStatusSchema.safeParse({ ...good, [field]: wrong }).success, `${field} ${JSON.stringify(wrong)}`).toBe(false)
      }
    }
    for (const transitions of [['new'], ['new>a>b'], ['>'], [null], [{ from: 'new' }], [{ from: 'new', to: 'closed', tenantId: 'x' }], 'x', { not: '' }]) {
      expect(setTransitionsSchema.safeParse({ version: 1, transitions }).success, JSON.stringify(transitions)).toBe(false)
    }
    for (const codes of [null, undefined, [1], 'new,,closed', { not: '' }, '']) expect(orderStatusesSchema.safeParse({ version: 1, codes }).success).toBe(false)
    expect(renameStatusSchema.safeParse({ code: 'new', version: 1, name: good.name, kind: 'closed' }).success).toBe(false)
    expect(addStatusSchema.safeParse({ ...good, code: 'Robert"); DROP' }).success).toBe(false)
  })
})
