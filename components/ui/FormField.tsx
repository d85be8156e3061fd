import type { ReactNode } from 'react'

type Control = { id: string; name: string; className: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type Props = { id: string; name: string; label: string; hint?: string; fault: string | null; children: (control: Control) => ReactNode }

/** A control with its label, its hint and what is wrong with it. */
export function FormField({ id, name, label, hint, fault, children }: Props) {
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="error" id={`${id}-error`}>
          {fault}
        </p>
      )}
      {children({
        id,
        name,
        className: fault ? 'field field-error' : 'field',
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
    </div>
  )
}
