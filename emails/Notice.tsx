import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type NoticeProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Says one thing and leads to where it is seen: a case given or complete, a hold resumed, something received, a new password. */
export function Notice({ frame, action, facts, closing }: NoticeProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      {facts.length > 0 && <FactTable facts={facts} />}
      <Closing sentences={closing} />
    </Frame>
  )
}

Notice.PreviewProps = {
  frame: { ...previewFrame, heading: 'A contract ends soon', intro: 'Please look whether it is to go on.' },
  action: { label: 'Open Casebell', url: 'http://localhost:3000/' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: ['We never ask for your password by e-mail.'],
} satisfies NoticeProps

export default Notice
