import { type Action, ActionButton } from './parts/ActionButton'
import { Frame, type FrameProps } from './parts/Frame'
import { previewFrame } from './parts/preview'

export type MailWaitingProps = { frame: FrameProps; action: Action }

/** Tells an administrator that mail waits in the tray. */
export function MailWaiting({ frame, action }: MailWaitingProps) {
  return (
    <Frame frame={frame}>
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
    </Frame>
  )
}

MailWaiting.PreviewProps = {
  frame: { ...previewFrame, heading: 'Mail waits in your tray', intro: 'An e-mail could not be put on its case.' },
  action: { label: 'Open the mail tray', url: 'http://localhost:3000/desk/admin/mail-tray' },
} satisfies MailWaitingProps

export default MailWaiting
