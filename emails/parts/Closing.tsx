import { pad, second } from './look'

/** Last sentences on the sheet: what is never asked by mail, whom to ask. */
export function Closing({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 20 }}>
        {sentences.map((sentence) => (
          <p key={sentence} className="ink2" style={second}>
            {sentence}
          </p>
        ))}
      </td>
    </tr>
  )
}
