import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type CaseAssignedProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Tells a technician that a case is now theirs. */
export function CaseAssigned({ frame, action, facts, closing }: CaseAssignedProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

CaseAssigned.PreviewProps = {
  frame: { ...previewFrame, heading: 'A case is now yours', intro: 'Marcus Bell gave you a case.' },
  action: { label: 'Open the case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies CaseAssignedProps

export default CaseAssigned
