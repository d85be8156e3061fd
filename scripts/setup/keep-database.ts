import type { Kept } from './keep-alive'
import type { Postgres } from './postgres'

const mostDeaths = 3

/**
 * Keeps the database alive: one that ends by itself is started again, and that is told. It must answer where it did, since
 * every part knows its address; when it does not, cannot be started, or ended too often, it is given up.
 */
export function keepDatabase(
  first: Postgres,
  reopen: () => Promise<Postgres>,
  { tell = console.error }: { tell?: (sentence: string) => void } = {},
): Kept & { ownerUrl: string } {
  const { ownerUrl } = first
  let postgres = first
  let stopping = false
  let opening: Promise<void> | undefined

  async function watch(): Promise<string> {
    for (let deaths = 1; ; deaths++) {
      await postgres.ended
      // a database that is stopped ends too, and nobody is to hear of it
      if (stopping) return new Promise(() => {})
      if (deaths > mostDeaths) return `The database ended by itself ${deaths} times`
      tell('The database ended by itself; it is started again.')
      let trouble: string | undefined
      opening = reopen().then(
        (next) => {
          postgres = next
        },
        (error: Error) => {
          trouble = error.message
        },
      )
      await opening
      if (trouble) tell(trouble)
      if (trouble || postgres.ownerUrl !== ownerUrl) return 'The database ended by itself and did not come back where it was'
    }
  }

  const stop = async () => {
    stopping = true
    await opening
    await postgres.stop()
  }
  return { ownerUrl, gaveUp: watch(), stop }
}
