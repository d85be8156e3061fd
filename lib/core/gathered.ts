type Waiting<In, Out> = { one: In; answer: (out: Out) => void; fail: (reason: unknown) => void }

/**
 * Does together what is asked one by one: what is asked for a group while its last batch is at work makes the next, of
 * `most` at the most. `work` answers each in its place, does all or nothing, and may be done again: when it fails for
 * several, each is tried alone, so that only what cannot be done fails.
 */
export function gathered<In, Out>(
  groupOf: (one: In) => string,
  work: (together: In[]) => Promise<Out[]>,
  { most = 16 }: { most?: number } = {},
): (one: In) => Promise<Out> {
  const groups = new Map<string, Waiting<In, Out>[]>()

  const doAll = async (batch: Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await work(batch.map(({ one }) => one))
      for (const [place, { answer }] of batch.entries()) answer(answers[place] as Out)
    } catch (reason) {
      if (batch.length === 1) batch[0]?.fail(reason)
      else await Promise.all(batch.map((one) => doAll([one])))
    }
  }
  const drain = async (group: string, waiting: Waiting<In, Out>[]) => {
    while (waiting.length > 0) await doAll(waiting.splice(0, most))
    groups.delete(group)
  }
  return (one) =>
    new Promise((answer, fail) => {
      const group = groupOf(one)
      const waiting = groups.get(group)
      if (waiting) return void waiting.push({ one, answer, fail })
      const begun = [{ one, answer, fail }]
      groups.set(group, begun)
      setImmediate(() => void drain(group, begun))
    })
}
