import type { Actor, Role } from '@/lib/core/actor'
import { DomainError } from '@/lib/core/errors'

/** Who may do what. `member` and `technician` are further bound to their own cases by `caseScope` and the queries. */
const rights = {
  'case.read': ['member', 'technician', 'department_head', 'legal', 'administrator', 'api_client'],
  'case.open': ['technician', 'department_head', 'administrator', 'api_client'],
  'case.update': ['technician', 'department_head', 'administrator'],
  'case.assign': ['technician', 'department_head', 'administrator'],
  'case.delete': ['department_head', 'administrator'],
  'hold.place': ['technician', 'department_head', 'administrator'],
  'hold.resume': ['technician', 'department_head', 'administrator'],
  'hold.answer': ['member'],
  'item.review': ['technician', 'department_head', 'administrator'],
  'document.read': ['member', 'technician', 'department_head', 'legal', 'administrator'],
  'document.add': ['member', 'technician', 'department_head', 'legal', 'administrator', 'api_client'],
  /** what a document is, and who may see it */
  'document.classify': ['technician', 'department_head', 'legal', 'administrator'],
  'note.internal': ['technician', 'department_head', 'legal', 'administrator'],
  'note.shared': ['member', 'technician', 'department_head', 'legal', 'administrator'],
  'queue.read': ['technician', 'department_head', 'legal', 'administrator'],
  'history.read': ['technician', 'department_head', 'legal', 'administrator'],
  'audit.read': ['administrator'],
  'user.manage': ['administrator'],
  'configuration.manage': ['administrator'],
  'notification.read': ['member', 'technician', 'department_head', 'legal', 'administrator'],
  /** who was reached, by name and as numbers; flagged addresses */
  'notification.oversee': ['administrator'],
  /** mail that could not be put on a case by itself */
  'mail.settle': ['administrator'],
  'session.manage': ['member', 'technician', 'department_head', 'legal', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

/** Whether the actor's role has the right at all. */
export function may(actor: Pick<Actor, 'role'>, right: Right): boolean {
  return actor.role === 'system' || (rights[right] as readonly string[]).includes(actor.role)
}

/** Refuses whoever's role has not the right (`forbidden`). */
export function demand(actor: Pick<Actor, 'role'>, right: Right): void {
  if (!may(actor, right)) throw new DomainError('forbidden', right)
}
