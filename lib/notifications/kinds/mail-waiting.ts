import type { Kind } from './kind'

/** A mail could not be put on its case and waits in the tray. However many come, an administrator hears of it once a day. */
export const mailWaiting: Kind = {
  name: 'mail_waiting',
  readers: 'administrator',
  listensTo: ['mail_waiting'],
  audience: ({ details }) => (Array.isArray(details.administratorIds) ? details.administratorIds.map(String) : []),
  about: () => 'tray',
  place: '/desk/admin/mail-tray',
  priority: 'medium',
  channels: ['in_app', 'email'],
  maySilence: true,
  params: () => ({}),
  mail: 'MailWaiting',
  isStillTrue: () => true,
}
