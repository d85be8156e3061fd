/** More types than anybody would read through. */
export const mostCaseTypes = 200

type Branch = { id: string; parentId: string | null; code: string }

/** Whether `parentId` may stand above the type: it is neither the type itself nor one below it, so nobody goes in a circle. */
export function mayStandAbove(types: readonly Omit<Branch, 'code'>[], parentId: string, typeId: string): boolean {
  const parents = new Map(types.map((type) => [type.id, type.parentId]))
  const seen = new Set<string>()
  for (let above: string | null = parentId; above && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === typeId) return false
    seen.add(above)
  }
  return true
}

/** The types by code, each followed by those below it, with how deep it stands. */
export function inTree<T extends Branch>(types: readonly T[]): (T & { depth: number })[] {
  const known = new Set(types.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): (T & { depth: number })[] =>
    types
      .filter((type) => (type.parentId && known.has(type.parentId) ? type.parentId : null) === parentId)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((type) => [{ ...type, depth }, ...below(type.id, depth + 1)])
  return below(null, 0)
}
