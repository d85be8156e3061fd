/** The life cycle every tenant starts with. A tenant may rename, add and reconnect. */
export const statuses = [
  { code: 'new', name: { en: 'New', es: 'Nuevo' }, kind: 'open' },
  { code: 'assigned', name: { en: 'Assigned', es: 'Asignado' }, kind: 'open' },
  { code: 'in_progress', name: { en: 'In progress', es: 'En curso' }, kind: 'open' },
  { code: 'on_hold', name: { en: 'On hold', es: 'En espera' }, kind: 'hold' },
  { code: 'resolved', name: { en: 'Resolved', es: 'Resuelto' }, kind: 'resolved' },
  { code: 'closed', name: { en: 'Closed', es: 'Cerrado' }, kind: 'closed' },
  { code: 'reopened', name: { en: 'Reopened', es: 'Reabierto' }, kind: 'open' },
] as const

export const transitions: Record<string, string[]> = {
  new: ['assigned', 'in_progress', 'on_hold', 'closed'],
  assigned: ['in_progress', 'on_hold', 'closed'],
  in_progress: ['on_hold', 'resolved', 'closed'],
  on_hold: ['in_progress', 'closed'],
  resolved: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['assigned', 'in_progress'],
}
