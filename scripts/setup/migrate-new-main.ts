import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'
import { main, Trouble } from './say'
import { diffToSchema } from './schema-engine'
import { withDatabase } from './settings'

await main(async () => {
  const name = process.argv[2]
  if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Trouble('Name the change in a few words: npm run migrate:new -- add-a-thing')
  await withDatabase(async (url) => {
    const sql = await diffToSchema(url)
    if (!sql) return console.log('The schema and the migrations agree; there is nothing to write.')
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(root, 'prisma/migrations', `${stamp}_${name.replaceAll('-', '_')}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
    console.log(`Wrote ${folder}/migration.sql. Add row-level security and grants for new tables by hand.`)
  })
})
