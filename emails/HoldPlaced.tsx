import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { ItemList } from './parts/ItemList'
import { previewFrame } from './parts/preview'
import { ReasonBox } from './parts/ReasonBox'

export type HoldPlacedProps = {
  frame: FrameProps
  band: string
  reason: { heading: string; text: string }
  items: { heading: string; items: string[] }
  action: Action
  facts: Fact[]
  closing: string[]
}

/** Tells the member that the case is on hold, why, what we need and until when. */
export function HoldPlaced({ frame, band, reason, items, action, facts, closing }: HoldPlacedProps) {
  return (
    <Frame frame={frame} band={band}>
      <ReasonBox {...reason} />
      <ItemList {...items} />
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

HoldPlaced.PreviewProps = {
  frame: previewFrame,
  band: 'On hold. Please send by Friday, December 4, 2026',
  reason: {
    heading: 'Why we stopped',
    text: 'We cannot finish your estimate yet. We need proof of what you earned in 2021.\n\nWhen we have it, we start again the same day.',
  },
  items: { heading: 'What we need from you', items: ['2021 tax return', 'Bank statement of the last two months', 'Photo ID (if you can)'] },
  action: { label: 'View & update your case', url: 'http://localhost:3000/cases/CASE-2026-000123', hint: 'A photo from your phone is fine.' },
  facts: [
    { label: 'Case number', value: 'CASE-2026-000123' },
    { label: 'Employee', value: 'Rosa Delgado' },
    { label: 'Your case worker', value: 'Priya Raman, 206-555-0113' },
  ],
  closing: ['We never ask for your password or Social Security number by e-mail.'],
} satisfies HoldPlacedProps

export default HoldPlaced
