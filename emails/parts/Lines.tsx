import { Fragment } from 'react'

/** A person's words as they typed them, line by line. Never markup: React escapes it. */
export function Lines({ text }: { text: string }) {
  return text.split('\n').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a finished text never move
    <Fragment key={index}>
      {index > 0 && <br />}
      {part}
    </Fragment>
  ))
}
