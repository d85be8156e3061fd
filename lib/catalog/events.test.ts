import { expect, test } from 'vitest'
import en from '@/lib/core/messages/en.json'
import { eventDefinitions } from './events'

test('X-04 every event there is has a sentence, so that the trail never shows a bare name', () => {
  const said = (type: string) => `say_${type}` in en.admin.audit || type in en.desk.history
  expect(Object.keys(eventDefinitions).filter((type) => !said(type))).toEqual([])
  expect(Object.keys(eventDefinitions).length).toBeGreaterThan(40)
})
