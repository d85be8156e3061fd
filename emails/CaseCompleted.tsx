import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type CaseCompletedProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Tells the member that the case is complete. */
export function CaseCompleted({ frame, action, facts, closing }: CaseCompletedProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

CaseCompleted.PreviewProps = {
  frame: { ...previewFrame, heading: 'Your case is closed', intro: 'Thank you for your help.' },
  action: { label: 'View your case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies CaseCompletedProps

export default CaseCompleted
