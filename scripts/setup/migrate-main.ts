import { migrate } from './migrate'
import { main } from './say'
import { withDatabase } from './settings'

await main(() =>
  withDatabase(async (url) => {
    await migrate(url)
    console.log('The database is up to date.')
  }),
)
