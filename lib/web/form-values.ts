/**
 * The fields of a form as a plain object. `items[0][name]` and `item.name` build lists and objects; the framework's
 * own fields are left out; a name given twice becomes a list. At most 1,000 fields and five levels deep.
 */
export function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  let count = 0
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION')) continue
    if (++count > 1000) break
    const path = name.split(/[.[\]]+/).filter(Boolean)
    if (path.length === 0 || path.length > 5 || path.some((part) => part === '__proto__' || part === 'constructor')) continue
    set(values, path, value)
  }
  return listsOf(values) as Record<string, unknown>
}

function set(target: Record<string, unknown>, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    const before = target[head]
    target[head] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
    return
  }
  const next = target[head]
  const inner = next && typeof next === 'object' && !Array.isArray(next) ? (next as Record<string, unknown>) : Object.create(null)
  target[head] = inner
  set(inner, rest, value)
}

/** Objects whose keys are all numbers are lists, in the order of the numbers. */
function listsOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof File) return value
  if (Array.isArray(value)) return value.map(listsOf)
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => listsOf(inner))
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, listsOf(inner)]))
}
