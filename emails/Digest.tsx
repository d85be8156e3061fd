import { type Action, ActionButton } from './parts/ActionButton'
import { Closing } from './parts/Closing'
import { Frame, type FrameProps } from './parts/Frame'
import { type NewsItem, NewsList } from './parts/NewsList'
import { previewFrame } from './parts/preview'

export type DigestProps = { frame: FrameProps; items: NewsItem[]; action: Action; closing: string[] }

/** The news of a day or a week in one letter. */
export function Digest({ frame, items, action, closing }: DigestProps) {
  return (
    <Frame frame={frame}>
      <NewsList items={items} accent={frame.accent} />
      <ActionButton action={action} accent={frame.accent} onAccent={frame.onAccent} />
      <Closing sentences={closing} />
    </Frame>
  )
}

Digest.PreviewProps = {
  frame: { ...previewFrame, heading: '2 things happened', intro: 'Hello Elena. This is what happened since yesterday’s letter.' },
  items: [
    {
      title: 'New information in CASE-2026-000123',
      text: 'Ruth Ellison sent a file.',
      when: 'CASE-2026-000123 · Tuesday, 4:12 PM',
      link: { label: 'Open the case', url: 'http://localhost:3000/desk/1' },
    },
    { title: 'CASE-2026-000140 is now yours', text: 'Given to you by Marcus Bell.', when: 'CASE-2026-000140 · Tuesday, 5:40 PM', link: null },
  ],
  action: { label: 'Open your queue', url: 'http://localhost:3000/desk' },
  closing: [],
} satisfies DigestProps

export default Digest
