import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type NoticeProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** Says one thing, and leads to where it is seen. */
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
  facts: [],
  closing: [],
} satisfies NoticeProps

export default Notice
