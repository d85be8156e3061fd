/** What was sent for an item, in the order of the template's items; `resent` was returned in between. */
type Step = 'sent' | 'part' | 'accepted' | 'returned' | 'resent' | 'asked'
/** A mail in answer to a letter about the case; from the member, unless somebody else wrote it. */
export type TaleMail = { days: number; subject: string; words: string; files?: string[]; from?: { name: string; address: string }; byMachine?: boolean }
export type Tale = {
  serial: number
  type: string
  member: string
  title: string
  technician?: string
  subject?: string
  customer?: number
  /** days before today on which the case was opened */
  opened: number
  status: 'new' | 'assigned' | 'in_progress' | 'on_hold' | 'resolved' | 'closed' | 'reopened'
  priority?: 'low' | 'medium' | 'high' | 'critical'
  hold?: {
    since: number
    by?: number
    templates: string[]
    steps?: Step[]
    returned?: string
    sentAll?: boolean
    ended?: number
    endedAs?: 'resumed' | 'completed'
    /** the member opened their case; who sent something did */
    seen?: boolean
    /** the waiting ladder took its steps until today */
    reminded?: boolean
    mails?: TaleMail[]
    /** what became of the letter; without a word, it arrived */
    letter?: 'bounced' | 'silent'
  }
  notes?: { by: string; days: number; body: string; internal?: boolean }[]
  deleted?: boolean
}

/** The demo tenant's numbered cases, relative to the day of seeding. Areas that do not exist yet are left out. */
export const tales: Tale[] = [
  {
    serial: 101,
    type: 'SURVIVOR',
    member: 'ruth',
    technician: 'elena',
    subject: 'Frank Ellison',
    customer: 1,
    title: 'Survivor benefit for Ruth Ellison',
    opened: 9,
    status: 'on_hold',
    priority: 'critical',
    hold: { since: 6, by: 24, templates: ['death', 'marriage', 'bank'], steps: ['returned', 'accepted', 'asked'], returned: 'not_certified' },
    notes: [
      { by: 'elena', days: 1, body: 'Death certificate: photo good, paper not here yet.', internal: true },
      { by: 'elena', days: 5, body: 'Two Ellisons in the register, birth dates differ: not the same person.', internal: true },
    ],
  },
  { serial: 102, type: 'INSURANCE', member: 'ruth', technician: 'elena', title: 'Keep the health plan', opened: 8, status: 'in_progress' },
  {
    serial: 103,
    type: 'RETIREMENT',
    member: 'gloria',
    technician: 'priya',
    customer: 0,
    title: 'Retirement of Gloria Adeyemi',
    opened: 20,
    status: 'on_hold',
    hold: {
      since: 15,
      by: 6,
      templates: ['page-or-signature', 'birth', 'bank', 'five-years'],
      steps: ['resent', 'sent', 'accepted', 'sent'],
      returned: 'not_signed',
      sentAll: true,
    },
  },
  { serial: 104, type: 'SERVICE_CREDIT', member: 'gloria', technician: 'priya', title: 'Four years at another district', opened: 60, status: 'resolved' },
  { serial: 105, type: 'BENEFICIARY', member: 'gloria', technician: 'elena', title: 'New beneficiary form', opened: 45, status: 'closed' },
  {
    serial: 106,
    type: 'INCOME',
    member: 'darnell',
    technician: 'samuel',
    customer: 1,
    title: 'Income review of Darnell Price',
    opened: 14,
    status: 'on_hold',
    hold: { since: 11, by: 5, templates: ['income', 'address'], steps: ['sent', 'part', 'asked', 'asked'] },
    notes: [
      { by: 'samuel', days: 4, body: 'Member sleeps by day; write, do not call before 4 p.m.', internal: true },
      { by: 'samuel', days: 3, body: 'Thank you, we have your tax return. We still need the bank statements.' },
    ],
  },
  { serial: 107, type: 'INSURANCE', member: 'darnell', title: 'Add a partner to the plan', opened: 1, status: 'new' },
  {
    serial: 108,
    type: 'RETIREMENT',
    member: 'walter',
    technician: 'tom',
    title: 'Retirement of Walter Castellano',
    opened: 12,
    status: 'on_hold',
    hold: { since: 2, by: 19, templates: ['spouse-consent'], letter: 'silent' },
  },
  {
    serial: 109,
    type: 'INSURANCE',
    member: 'june',
    technician: 'elena',
    title: 'Keep insurance after retiring',
    opened: 7,
    status: 'on_hold',
    hold: { since: 1, by: 20, templates: ['five-years'] },
  },
  {
    serial: 110,
    type: 'CREDENTIAL',
    member: 'amara',
    technician: 'samuel',
    customer: 2,
    title: 'California license renewal',
    opened: 5,
    status: 'on_hold',
    hold: { since: 3, by: 11, templates: ['licence', 'education'], steps: ['asked', 'part'] },
  },
  {
    serial: 111,
    type: 'CREDENTIAL',
    member: 'fatima',
    technician: 'samuel',
    customer: 2,
    title: 'License and DEA registration ended',
    opened: 24,
    status: 'on_hold',
    priority: 'critical',
    hold: { since: 20, by: -6, templates: ['licence'], seen: true, reminded: true },
  },
  {
    serial: 112,
    type: 'INCOME',
    member: 'minh',
    technician: 'samuel',
    title: 'Income review of Minh Tran',
    opened: 13,
    status: 'on_hold',
    hold: {
      since: 9,
      by: 7,
      templates: ['helper', 'income'],
      steps: ['returned', 'asked', 'sent', 'asked', 'asked'],
      returned: 'wrong_document',
      mails: [
        {
          days: 1,
          from: { name: 'Linda Tran', address: 'linda.tran@mail.example.test' },
          subject: 'Re: About my father’s case',
          words: 'Good morning,\n\nI write for my father, Minh Tran. He cannot use the computer. Here is the tax return you asked for.\n\nLinda Tran',
          files: ['tax return of Minh Tran'],
        },
      ],
    },
    notes: [{ by: 'samuel', days: 6, body: 'Power of attorney is for health care only.', internal: true }],
  },
  {
    serial: 113,
    type: 'INSURANCE',
    member: 'rosa',
    technician: 'elena',
    title: 'Add a newborn to the plan',
    opened: 6,
    status: 'on_hold',
    priority: 'high',
    hold: { since: 4, by: 5, templates: ['child'], steps: ['returned'], returned: 'wrong_document' },
  },
  { serial: 114, type: 'BENEFICIARY', member: 'rosa', technician: 'elena', title: 'Choose who is paid', opened: 3, status: 'assigned' },
  {
    serial: 115,
    type: 'DISABILITY',
    member: 'noah',
    technician: 'tom',
    title: 'Disability retirement of Noah Lindqvist',
    opened: 40,
    status: 'on_hold',
    hold: { since: 30, templates: ['employer'] },
  },
  { serial: 116, type: 'INSURANCE', member: 'noah', technician: 'elena', title: 'Plan change', opened: 50, status: 'reopened' },
  {
    serial: 117,
    type: 'RETIREMENT',
    member: 'thomas',
    technician: 'priya',
    title: 'Retirement of Thomas Begay',
    opened: 16,
    status: 'on_hold',
    hold: { since: 10, by: 0, templates: ['page-or-signature', 'photo-id'], steps: ['asked', 'accepted'] },
  },
  {
    serial: 118,
    type: 'SERVICE_CREDIT',
    member: 'thomas',
    technician: 'priya',
    title: 'Three years in the Army',
    opened: 35,
    status: 'on_hold',
    hold: { since: 12, templates: ['cost'] },
  },
  {
    serial: 119,
    type: 'COURT_ORDER',
    member: 'irina',
    technician: 'tom',
    title: 'Court order of Harbor Superior Court',
    opened: 10,
    status: 'on_hold',
    hold: { since: 8, by: 37, templates: ['court'], letter: 'bounced' },
  },
  {
    serial: 120,
    type: 'INSURANCE',
    member: 'maria',
    technician: 'elena',
    title: 'Cover while on unpaid leave',
    opened: 11,
    status: 'in_progress',
    hold: {
      since: 7,
      by: 14,
      templates: ['address'],
      seen: true,
      mails: [
        { days: 6.9, subject: 'Out of office', words: 'Aloha! I am on leave and read my mail in the evening.', byMachine: true },
        {
          days: 2,
          subject: 'Re: Your case',
          words: 'Aloha,\n\nhere is my new lease, and the electricity bill with the same address.\n\nMaría José',
          files: ['lease', 'electricity bill'],
        },
      ],
      ended: 1,
      endedAs: 'resumed',
    },
  },
  { serial: 121, type: 'INCOME', member: 'maria', technician: 'samuel', title: 'Income review, appeal', opened: 70, status: 'reopened' },
  { serial: 122, type: 'INCOME', member: 'maria', technician: 'samuel', title: 'Income review, sent twice', opened: 69, status: 'assigned', deleted: true },
  {
    serial: 123,
    type: 'INCOME',
    member: 'harold',
    technician: 'samuel',
    customer: 3,
    title: 'Income review of Harold Brandt',
    opened: 19,
    status: 'on_hold',
    hold: { since: 16, by: -2, templates: ['income'], steps: ['sent', 'asked', 'asked'] },
  },
  { serial: 124, type: 'RETIREMENT', member: 'harold', technician: 'tom', title: 'Service retirement', opened: 740, status: 'closed' },
  {
    serial: 125,
    type: 'BENEFICIARY',
    member: 'harold',
    technician: 'elena',
    title: 'Beneficiary after the divorce',
    opened: 30,
    status: 'closed',
    hold: { since: 25, by: -4, templates: ['beneficiary-form'], steps: ['accepted'], ended: 15, endedAs: 'completed' },
  },
]

/** How some chose to hear from us, days before today. `phone`: their number is proved. */
export const wishes = [
  { key: 'gloria', days: 19, frequency: 'weekly_digest' },
  { key: 'darnell', days: 13, channels: { sms: true }, quietHours: { from: '09:00', until: '16:00' }, phone: true },
  { key: 'rosa', days: 5, channels: { sms: true }, phone: true },
  { key: 'maria', days: 10, frequency: 'daily_digest' },
]
