import { DomainError } from '@/lib/core/errors'

const mostFields = 1000
const deepest = 5

/** Fields below one name. It has no prototype, so that no name reaches one. */
type Group = Record<string, unknown>
const aGroup = (): Group => Object.create(null) as Group
const isGroup = (value: unknown): value is Group => value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === null

/**
 * The fields of a form as a plain object. `items[0][name]` and `item.name` build lists and objects, at most five levels
 * deep; the framework's own fields are left out. Nothing else is lost: a name given twice, or as a value and a group,
 * becomes a list, and a name that is no path stays as it is, both for a strict schema to refuse. More than 1,000 fields
 * are `invalid`.
 */
export function formValues(form: FormData): Record<string, unknown> {
  const values = aGroup()
  let count = 0
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION')) continue
    if (++count > mostFields) throw new DomainError('invalid', 'too_many_fields')
    put(values, pathOf(name), value)
  }
  return withLists(values)
}

function pathOf(name: string): string[] {
  const path = name.split(/[.[\]]+/).filter(Boolean)
  const reaches = path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')
  return path.length === 0 || path.length > deepest || reaches ? [name] : path
}

function put(group: Group, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    add(group, head, value)
    return
  }
  const known = group[head]
  const inner = isGroup(known) ? known : aGroup()
  if (inner !== known) add(group, head, inner)
  put(inner, rest, value)
}

function add(group: Group, name: string, value: unknown): void {
  const before = group[name]
  group[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
}

function withLists(group: Group): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).map(([name, inner]) => [name, listsOf(inner)]))
}

/** Groups whose names are all numbers are lists, in the order of the numbers. */
function listsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listsOf)
  if (!isGroup(value)) return value
  const entries = Object.entries(value)
  if (!entries.every(([name]) => /^\d{1,4}$/.test(name))) return withLists(value)
  return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, inner]) => listsOf(inner))
}

/** What a form shows again. Passwords, files and what no field could hold are not sent back. */
export function toShowAgain(values: Record<string, unknown>): Record<string, unknown> {
  const heavy = (value: unknown): boolean =>
    value instanceof File || (Array.isArray(value) && value.some(heavy)) || (typeof value === 'string' && value.length > 50_000)
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !/password|current|token/i.test(name) && !heavy(value)))
}
