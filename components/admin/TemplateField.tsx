'use client'

import { useRef } from 'react'
import type { TemplateView } from '@/lib/notifications/templates/get-template'
import { blockInWords } from '@/lib/notifications/templates/in-words'

type Props = {
  id: string
  at: number
  block: TemplateView['blocks'][number]
  locale: string
  text: string
  change: (text: string) => void
  /** somebody is at this text: the preview may show where it is read */
  look: () => void
  fault: string | null
  words: Record<string, string>
}

/** One text of a mail, with what it may say in braces, each put in by a press. */
export function TemplateField({ id, at, block, locale, text, change, look, fault, words }: Props) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const insert = (variable: string) => {
    const { selectionStart, selectionEnd } = field.current ?? {}
    const from = selectionStart ?? text.length
    change(text.slice(0, from) + variable + text.slice(selectionEnd ?? from))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + variable.length, from + variable.length)
    })
  }
  const isOwn = text !== block.builtIn
  const control = {
    id,
    ref: field,
    name: `words[${at}][text]`,
    value: text,
    lang: locale,
    className: fault ? 'field field-error' : 'field',
    onChange: (event: { target: { value: string } }) => change(event.target.value),
    onFocus: look,
    'aria-describedby': [fault ? `${id}-error` : '', isOwn ? `${id}-built-in` : ''].filter(Boolean).join(' ') || undefined,
    'aria-invalid': fault ? (true as const) : undefined,
  }
  return (
    <div className="a-block">
      <label className="label" htmlFor={id}>
        {blockInWords(block, words)}
      </label>
      {fault && (
        <p className="error" id={`${id}-error`}>
          {fault}
        </p>
      )}
      <input type="hidden" name={`words[${at}][block]`} value={block.id} />
      {block.isLong ? <textarea {...control} rows={3} /> : <input {...control} autoComplete="off" />}
      <p className="a-variables">
        {block.variables.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => insert(`{${name}}`)}
            aria-label={`${words.insert?.replace('{variable}', `{${name}}`)}: ${blockInWords(block, words)}`}
          >
            {`{${name}}`}
          </button>
        ))}
      </p>
      {isOwn && (
        <p className="hint a-built-in" id={`${id}-built-in`}>
          <span lang={locale}>{words.builtInWords?.replace('{text}', block.builtIn)}</span>{' '}
          <button type="button" className="btn-plain" onClick={() => change(block.builtIn)}>
            {words.takeBuiltIn}
          </button>
        </p>
      )}
    </div>
  )
}
