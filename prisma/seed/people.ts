export type Person = {
  key: string
  name: string
  role: 'member' | 'technician' | 'department_head' | 'legal' | 'administrator'
  email?: string
  phone?: string
  department?: string
  locale?: 'en' | 'es'
  zone?: string
  capacity?: number
}

export const departments = ['Retirement', 'Survivors', 'Health & Income', 'Credentials', 'Legal']

export const customers = [
  { name: 'Harbor Unified School District', contact: 'Paula Jensen', phone: '+1 206 555 0150' },
  { name: 'Harbor Transit', contact: 'Ike Robinson', phone: '+1 206 555 0151' },
  { name: 'Harbor Medical Center', contact: 'Soo-jin Kang', phone: '+1 206 555 0152' },
  { name: 'Sheriff’s Office', contact: 'Lt. Carla Ruiz', phone: '+1 206 555 0153' },
]

/** Harbor County's staff and members; addresses follow from the names. */
export const people: Person[] = [
  { key: 'denise', name: 'Denise Okafor', role: 'administrator', phone: '0110' },
  { key: 'marcus', name: 'Marcus Bell', role: 'department_head', department: 'Retirement', phone: '0111' },
  { key: 'grace', name: 'Grace Liu', role: 'department_head', department: 'Survivors', phone: '0112' },
  { key: 'priya', name: 'Priya Raman', role: 'technician', department: 'Retirement', capacity: 40, phone: '0113' },
  { key: 'tom', name: 'Tom Halvorsen', role: 'technician', department: 'Retirement', capacity: 30, phone: '0114' },
  { key: 'elena', name: 'Elena Vargas', role: 'technician', department: 'Survivors', capacity: 35, phone: '0115' },
  { key: 'samuel', name: 'Samuel Whitefeather', role: 'technician', department: 'Health & Income', capacity: 45, phone: '0116' },
  { key: 'aisha', name: 'Aisha Rahman', role: 'legal', department: 'Legal', phone: '0117' },
  { key: 'ruth', name: 'Ruth Ellison', role: 'member', phone: '0120' },
  { key: 'gloria', name: 'Gloria Adeyemi', role: 'member', phone: '0121' },
  { key: 'darnell', name: 'Darnell Price', role: 'member', phone: '0122' },
  { key: 'walter', name: 'Walter Castellano', role: 'member', email: 'castellano.home@mail.example.test', phone: '0123' },
  { key: 'june', name: 'June Castellano', role: 'member', email: 'castellano.home+june@mail.example.test', phone: '0124' },
  { key: 'amara', name: 'Dr. Amara Nwosu', role: 'member', phone: '0125' },
  { key: 'fatima', name: 'Fatima Al-Hassan, NP', role: 'member', email: 'fatima.al-hassan@mail.example.test', phone: '0126' },
  { key: 'minh', name: 'Minh Tran', role: 'member', phone: '0127' },
  { key: 'rosa', name: 'Rosa Delgado', role: 'member', locale: 'es', phone: '0129' },
  { key: 'noah', name: 'Noah Lindqvist', role: 'member', phone: '0130' },
  { key: 'thomas', name: 'Thomas Begay', role: 'member', zone: 'America/Denver', phone: '0131' },
  { key: 'irina', name: 'Irina Sokolova', role: 'member', phone: '0132' },
  {
    key: 'maria',
    name: 'María José O’Connor-Ruiz',
    role: 'member',
    email: 'mariajose.oconnor-ruiz@mail.example.test',
    zone: 'Pacific/Honolulu',
    phone: '0133',
  },
  { key: 'harold', name: 'Harold Brandt', role: 'member', phone: '0134' },
]

/** first.last, without titles, accents and apostrophes. */
export function addressOf(person: Person): string {
  if (person.email) return person.email
  const plain = person.name
    .replace(/^Dr\. /, '')
    .normalize('NFD')
    .replace(/[^a-zA-Z -]/g, '')
    .toLowerCase()
  return `${plain.trim().replace(/\s+/g, '.')}@${person.role === 'member' ? 'mail' : 'harbor'}.example.test`
}
