import { Fragment } from 'react'

/** A person's words as they typed them, line by line. Never markup: React escapes it. */
export function Lines({ text }: { text: string }) {
  return text.split('\n').map((part, index) => (
    // The lines of a finished text never move, so their place is their key.
    <Fragment key={index}>
      {index > 0 && <br />}
      {part}
    </Fragment>
  ))
}
