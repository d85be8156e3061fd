import { Lines } from './Lines'
import { body, label, pad } from './look'

/** The exact words of a person, in the one box of the mail. A block of its own direction, so that bidi marks stay in it. */
export function ReasonBox({ heading, text }: { heading: string; text: string }) {
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 20 }}>
        <p className="ink" style={label}>
          {heading}
        </p>
        <div
          className="reason ink"
          dir="auto"
          style={{
            ...body,
            background: '#fdf3dc',
            border: '1px solid #a36200',
            borderRadius: 4,
            padding: '14px 16px',
            unicodeBidi: 'isolate',
            overflowWrap: 'anywhere',
          }}
        >
          <Lines text={text} />
        </div>
      </td>
    </tr>
  )
}
