import { useState } from 'react'

type Props = { blanks: string[]; fill: (blank: string, value: string) => void; say: (key: string, values: Record<string, string>) => string }

/** A field for each blank that a template leaves, such as {year}: what is typed stands everywhere, in both languages, once the field is left. */
export function BlankFields({ blanks, fill, say }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>({})
  const settle = (blank: string) => {
    const value = typed[blank]?.trim()
    if (value) fill(blank, value)
  }
  return blanks.map((blank) => (
    <p key={blank} className="blank">
      <label className="label" htmlFor={`hold-blank-${blank.slice(1, -1)}`}>
        {say('fillIn', { blank: blank.slice(1, -1) })}
      </label>
      <input
        id={`hold-blank-${blank.slice(1, -1)}`}
        className="field"
        value={typed[blank] ?? ''}
        maxLength={100}
        onChange={(event) => setTyped({ ...typed, [blank]: event.target.value })}
        onBlur={() => settle(blank)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          settle(blank)
          if (event.ctrlKey || event.metaKey) return
          event.preventDefault()
          document.getElementById('hold-reason')?.focus()
        }}
      />
    </p>
  ))
}
