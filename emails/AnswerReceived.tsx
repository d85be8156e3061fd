import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { ItemList } from './parts/ItemList'
import { previewFrame } from './parts/preview'

export type AnswerReceivedProps = { frame: FrameProps; files: { heading: string; items: string[] }; action: Action; facts: Fact[]; closing: string[] }

/** What became of the member's e-mail, where not all of it is on the case. */
export function AnswerReceived({ frame, files, action, facts, closing }: AnswerReceivedProps) {
  return (
    <Frame frame={frame}>
      <ItemList {...files} />
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

AnswerReceived.PreviewProps = {
  frame: { ...previewFrame, heading: 'Some files did not arrive', intro: 'We have your e-mail. These files could not be taken.' },
  files: { heading: 'What we could not take', items: ['statement.zip: We do not take this kind of file.'] },
  action: { label: 'View & update your case', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies AnswerReceivedProps

export default AnswerReceived
