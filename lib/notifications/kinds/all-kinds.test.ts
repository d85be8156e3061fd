import { expect, test } from 'vitest'
import { eventDefinitions } from '@/lib/catalog/events'
import en from '@/lib/core/messages/en.json'
import es from '@/lib/core/messages/es.json'
import { chooseReaders } from '../notify-people'
import { allKinds } from './all-kinds'
import type { Happening } from './kind'

const named =
  'hold_placed hold_reminder hold_resumed document_received item_returned case_assigned case_status_changed case_completed mention approval_request approval_reminder contract_approved contract_rejected contract_updated contract_expiring license_expiring education_deadline compliance_gap sla_warning sla_breached digest'

test('N-01 every type that was named is in the catalogue, once, with words in every language', () => {
  const names = allKinds.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(named.split(' ')))
  for (const name of names)
    for (const words of [en.kinds, es.kinds] as Record<string, { title: string; message: string }>[]) {
      expect(words[name]?.title, name).toBeTruthy()
      expect(words[name]?.message, name).toBeTruthy()
    }
})

test('N-01 a kind listens only to events that are told, and one that is mailed has a mail', () => {
  for (const kind of allKinds) {
    for (const type of kind.listensTo) expect(eventDefinitions[type]?.published, `${kind.name} ← ${type}`).toBe(true)
    expect(kind.mail !== null, kind.name).toBe(kind.channels.includes('email'))
  }
})

test('N-01 every event that is told has somebody who reacts, or says here why not', () => {
  const quiet = ['case_opened', 'case_updated'] // of interest to webhooks and rules only
  const heard = new Set(allKinds.flatMap(({ listensTo }) => listensTo))
  const told = Object.values(eventDefinitions).filter(({ published }) => published)
  expect(told.map(({ type }) => type).filter((type) => !heard.has(type) && !quiet.includes(type))).toEqual([])
})

test('N-03 a hold cannot be silenced', () => {
  expect(allKinds.filter(({ name }) => ['hold_placed', 'item_returned', 'item_asked'].includes(name)).map(({ maySilence }) => maySilence)).toEqual([
    false,
    false,
    false,
  ])
})

const happening: Happening = {
  type: 'x',
  details: {},
  actorId: 'elena',
  actorRole: 'technician',
  actorName: 'Elena',
  case: { id: 'c', number: 'CASE-2026-000001', memberId: 'ruth', hearers: ['elena'] },
  hold: null,
  item: null,
}
const kind = (name: string, people: (string | null)[]) => ({ ...(allKinds[0] as (typeof allKinds)[number]), name, audience: () => people })

test('N-01 two roles of one person are one message, whoever did it hears nothing, and nobody is nobody', () => {
  const wanted = chooseReaders([kind('a', ['ruth', 'ruth', null, 'elena']), kind('b', ['ruth', 'grace'])], happening)
  expect([...wanted].map(([id, { name }]) => [id, name])).toEqual([
    ['ruth', 'a'],
    ['grace', 'b'],
  ])
})
