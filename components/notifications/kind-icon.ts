import type { IconName } from '@/components/ui/Icon'

const icons: Record<string, IconName> = {
  hold_placed: 'circle-pause',
  hold_resumed: 'play',
  item_asked: 'file',
  item_returned: 'returned',
  note_shared: 'message',
  mention: 'message',
  mail_waiting: 'message',
  document_received: 'upload',
  case_assigned: 'person',
  case_status_changed: 'progress',
  case_completed: 'circle-check',
}

/** The picture beside a notification. */
export function iconOfKind(kind: string): IconName {
  return icons[kind] ?? 'bell'
}
