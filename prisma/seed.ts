import pg from 'pg'
import { hashPassword } from '@/lib/access/passwords'
import { dayInMs } from '@/lib/core/clock'
import { disconnect } from '@/lib/db/client'
import { fillBells } from './seed/fill-bells'
import { foundTenant, type Tenant } from './seed/found-tenant'
import { seedLoad } from './seed/load'
import { customers, departments, people } from './seed/people'
import { tales } from './seed/story'
import { tellLetters } from './seed/tell-letters'
import { tellTale } from './seed/tell-tale'
import { tellWishes } from './seed/tell-wishes'

/** The password of everybody in the demo tenants; in the README. */
const demoPassword = 'harbor-bell-2026'
const numberBefore = 100
// answers by mail are told also where none are taken; nobody looks up in the DNS who sent them
process.env.REPLY_DOMAIN ||= 'reply.casebell.example.test'
process.env.REPLY_SENDER_CHECK = 'off'
const names = [
  'Ines Carvalho',
  'Pete Haugen',
  'Amira Haddad',
  'Mei-Ling Zhou',
  'Daniel O’Rourke',
  'Lena Fischer',
  'Carmen Ruiz',
  'Joe Whitaker',
  'Precious Laurent',
  'Luis Ortega',
]

const owner = new pg.Client(process.env.DATABASE_URL)
await owner.connect()
const count = (name: string) => Number(process.argv[process.argv.indexOf(name) + 1] || 0)
try {
  const passwordHash = await hashPassword(demoPassword)
  const { rowCount } = await owner.query(`SELECT FROM "Tenant" WHERE slug = 'harbor-county'`)
  if (!rowCount) await seedDemo(passwordHash)
  if (process.argv.includes('--cases')) await seedLoad(owner, { cases: count('--cases'), notifications: count('--notifications'), passwordHash })
} finally {
  await owner.end()
  await disconnect()
}

async function seedDemo(passwordHash: string): Promise<void> {
  const today = new Date()
  const fillers = names.map((name, index) => ({ key: `filler-${index}`, name, role: 'member' as const }))
  const harbor = await foundTenant(owner, {
    slug: 'harbor-county',
    name: 'Harbor County Benefits',
    zone: 'America/Los_Angeles',
    color: '#0a5c5f',
    phone: '206-555-0100',
    address: '410 Wharf Street, Harbor City',
    departments,
    people: [...people, ...fillers],
    passwordHash,
  })
  for (const { name, contact, phone } of customers) {
    const { rows } = await owner.query<{ id: string }>(`INSERT INTO "Customer" (id, "tenantId", name) VALUES (gen_random_uuid(), $1, $2) RETURNING id`, [
      harbor.tenantId,
      name,
    ])
    await owner.query(`INSERT INTO "Contact" (id, "tenantId", "customerId", name, phone) VALUES (gen_random_uuid(), $1, $2, $3, $4)`, [
      harbor.tenantId,
      rows[0]?.id,
      contact,
      phone,
    ])
  }
  const years = new Set([today.getFullYear(), ...tales.map((tale) => new Date(today.getTime() - tale.opened * dayInMs).getFullYear())])
  for (const year of years) await owner.query(`INSERT INTO "CaseCounter" VALUES ($1, $2, $3)`, [harbor.tenantId, year, numberBefore])
  const letters = { bounced: new Set<string>(), silent: new Set<string>() }
  for (const tale of tales) {
    await startNumbersAt(harbor, tale.serial - 1)
    const caseId = await tellTale(harbor, tale, today)
    if (tale.hold?.letter) letters[tale.hold.letter].add(caseId)
  }
  await startNumbersAt(harbor, 125)
  for (let index = 0; index < 60; index++) await tellTale(harbor, filler(index), today)
  await tellWishes(harbor, today)
  await fillBells(harbor, today)
  await tellLetters(owner, harbor, letters)
  await dropJobs(harbor)

  const prairie = await foundTenant(owner, {
    slug: 'prairie-valley',
    name: 'Prairie Valley Licensing Office',
    zone: 'America/Chicago',
    color: '#6b2d5c',
    phone: '312-555-0100',
    address: '12 Grain Street, Prairie Valley',
    departments: ['Licensing'],
    people: [
      { key: 'denise', name: 'Owen Marsh', role: 'administrator', email: 'owen.marsh@prairie.example.test' },
      { key: 'ruth', name: 'Ruth Ellison', role: 'member' },
      { key: 'elena', name: 'Nora Quill', role: 'technician', department: 'Licensing', email: 'nora.quill@prairie.example.test' },
    ],
    passwordHash,
  })
  await tellTale(
    prairie,
    {
      serial: 1,
      type: 'CREDENTIAL',
      member: 'ruth',
      technician: 'elena',
      title: 'License renewal',
      opened: 4,
      status: 'on_hold',
      hold: { since: 2, by: 12, templates: ['licence'] },
    },
    today,
  )
  await fillBells(prairie, today)
  await tellLetters(owner, prairie, { bounced: new Set(), silent: new Set() })
  await dropJobs(prairie)
}

/** The next case of this year, and of the years told before it, gets the number after `last`. */
async function startNumbersAt(tenant: Tenant, last: number): Promise<void> {
  await owner.query(`UPDATE "CaseCounter" SET last = $2 WHERE "tenantId" = $1`, [tenant.tenantId, last])
}

/** What happened in the past is not mailed today. */
async function dropJobs(tenant: Tenant): Promise<void> {
  await owner.query(`DELETE FROM graphile_worker._private_jobs WHERE payload->>'tenantId' = $1`, [tenant.tenantId])
}

function filler(index: number) {
  const types = ['RETIREMENT', 'INSURANCE', 'INCOME', 'BENEFICIARY', 'SERVICE_CREDIT', 'SURVIVOR'] as const
  const type = types[index % types.length] ?? 'INSURANCE'
  const technicians = {
    RETIREMENT: index % 2 ? 'priya' : 'tom',
    SERVICE_CREDIT: 'priya',
    INCOME: 'samuel',
    INSURANCE: 'elena',
    BENEFICIARY: 'elena',
    SURVIVOR: 'elena',
  }
  const titles = {
    RETIREMENT: 'Service retirement',
    INSURANCE: 'Plan change',
    INCOME: 'Income review',
    BENEFICIARY: 'Beneficiary form',
    SERVICE_CREDIT: 'Earlier service',
    SURVIVOR: 'Survivor benefit',
  }
  const name = names[index % names.length] ?? ''
  const opened = 1 + ((index * 37) % 170)
  const status = index % 3 === 0 ? ('assigned' as const) : index % 3 === 1 ? ('closed' as const) : ('in_progress' as const)
  return {
    serial: 126 + index,
    type,
    member: `filler-${index % names.length}`,
    technician: technicians[type],
    title: `${titles[type]}: ${name}`,
    opened,
    status: opened < 4 ? ('assigned' as const) : status,
  }
}
