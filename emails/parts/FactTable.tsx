import type { CSSProperties } from 'react'
import { ink, ink2, line, pad } from './look'

export type Fact = { label: string; value: string }

const cell: CSSProperties = { padding: '10px 0', borderBottom: `1px solid ${line}`, fontSize: 16, lineHeight: '24px', verticalAlign: 'top' }

/** The plain facts below the ink rule: case number, employee, date … */
export function FactTable({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null
  return (
    <tr>
      <td className="pad" style={{ ...pad, paddingTop: 24 }}>
        <table className="facts rule" width="100%" cellPadding={0} cellSpacing={0} style={{ borderTop: `3px solid ${ink}` }}>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.label}>
                <th scope="row" align="left" className="ink2 line" style={{ ...cell, width: '38%', fontWeight: 400, color: ink2 }}>
                  {fact.label}
                </th>
                <td className="ink line" dir="auto" style={{ ...cell, fontWeight: 600, color: ink, overflowWrap: 'anywhere' }}>
                  {fact.value}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </td>
    </tr>
  )
}
