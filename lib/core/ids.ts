import { v7 } from 'uuid'

/** A new key: UUIDv7, so that rows lie in the order they came (RFC 9562). */
export function newId(): string {
  return v7()
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from outside has the form of a key. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
