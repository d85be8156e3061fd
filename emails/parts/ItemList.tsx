import { ink, label, line, pad } from './look'

/** The papers we ask for, a hairline between them. Nothing when there are none. */
export function ItemList({ heading, items }: { heading: string; items: string[] }) {
  if (items.length === 0) return null
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 24 }}>
        <p className="ink" style={{ ...label, marginBottom: 4 }}>
          {heading}
        </p>
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {items.map((item, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have the same name, and their order is fixed
              key={`${index} ${item}`}
              className="ink line"
              dir="auto"
              style={{ margin: 0, padding: '8px 0', borderBottom: `1px solid ${line}`, fontSize: 18, lineHeight: '28px', color: ink, overflowWrap: 'anywhere' }}
            >
              {item}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
