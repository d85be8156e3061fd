export const dynamic = 'force-dynamic'

const rows = Array.from({ length: 50 }, (_, index) => index + 1)

/** The least a queue of 50 rows can be: a table of nine cells a row, from no database. */
export default function Page() {
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <td>CASE-2026-{String(row).padStart(6, '0')}</td>
            <td>
              <a href={`/case/${row}`}>Member {row}</a>
            </td>
            <td>Retirement</td>
            <td>A title of usual length</td>
            <td>On hold</td>
            <td>2/4</td>
            <td>Dec 4</td>
            <td>Technician</td>
            <td>2 h</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
