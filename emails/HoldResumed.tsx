import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type HoldResumedProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Tells the member that work on the case goes on. */
export function HoldResumed({ frame, action, facts, closing }: HoldResumedProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

HoldResumed.PreviewProps = {
  frame: { ...previewFrame, heading: 'We are working on your case again', intro: 'You do not need to do anything now.' },
  action: { label: 'View your case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies HoldResumedProps

export default HoldResumed
