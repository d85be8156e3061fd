import { ensureBuilt } from './build'
import { ensureClient } from './generate'
import { main } from './say'

await main(async () => {
  ensureClient()
  ensureBuilt()
})
