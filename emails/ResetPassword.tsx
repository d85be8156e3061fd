import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { type Fact, FactTable } from './parts/FactTable'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type ResetPasswordProps = { frame: FrameProps; action: Action; facts: Fact[]; closing: string[] }

/** A link to choose a new password, for whoever asked for it. */
export function ResetPassword({ frame, action, facts, closing }: ResetPasswordProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <FactTable facts={facts} />
      <Closing sentences={closing} />
    </Frame>
  )
}

ResetPassword.PreviewProps = {
  frame: { ...previewFrame, heading: 'Choose a new password', intro: 'Somebody asked for a new password for this address.' },
  action: { label: 'Choose a new password', url: 'http://localhost:3000/cases/CASE-2026-000123' },
  facts: [{ label: 'Case number', value: 'CASE-2026-000123' }],
  closing: [],
} satisfies ResetPasswordProps

export default ResetPassword
