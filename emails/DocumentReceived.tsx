import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type DocumentReceivedProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Tells the technician that the member sent or wrote something. */
export function DocumentReceived({ frame, action, facts, closing }: DocumentReceivedProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

DocumentReceived.PreviewProps = {
  frame: { ...previewFrame, heading: 'New from the member', intro: 'Ruth Ellison sent something for a case of yours.' },
  action: { label: 'Open the case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies DocumentReceivedProps

export default DocumentReceived
