type Version = { documentId: string; version: number }

/** Of versions in any order, the newest of each document with those before it, newest first; documents in the order they are met. */
export function newestOfEach<T extends Version>(versions: T[]): (T & { earlier: T[] })[] {
  const documents = new Map<string, T[]>()
  for (const version of versions) documents.set(version.documentId, [...(documents.get(version.documentId) ?? []), version])
  return [...documents.values()].map((all) => {
    const [newest, ...earlier] = all.toSorted((one, other) => other.version - one.version)
    return { ...(newest as T), earlier }
  })
}
