import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'
import { ReasonBox } from './parts/ReasonBox'

export type ItemReturnedProps = {
  frame: FrameProps
  band: string
  /** which paper, and what we saw and how to mend it */
  reason: { heading: string; text: string }
  action: Action
  facts: Fact[]
  closing: string[]
}

/** Tells the member which paper to send again and why. */
export function ItemReturned({ frame, band, reason, action, facts, closing }: ItemReturnedProps) {
  return (
    <Frame frame={frame} band={band}>
      <ReasonBox {...reason} />
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

ItemReturned.PreviewProps = {
  frame: { ...previewFrame, heading: 'Please send one document again' },
  band: 'On hold. Please send by Friday, December 4, 2026',
  reason: {
    heading: 'What was wrong',
    text: 'Part of the page is outside the picture. Please send it again with all four corners showing.\n\nWe kept what you sent. Your other documents are not affected.',
  },
  action: { label: 'View & update your case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [
    { label: 'Document', value: '2021 tax return' },
    { label: 'Case number', value: 'CASE-2026-000123' },
  ],
  closing: [],
} satisfies ItemReturnedProps

export default ItemReturned
