'use client'

import { type ReactNode, useState } from 'react'

type Props = { of: { mail: string; locale: string }; turn: number; words: Record<string, string>; children: ReactNode }

/**
 * The mail at both widths in a sandboxed frame. The frame of a turn is sent the form by its name and takes the place of
 * the one before when it has come.
 */
export function TemplatePreview({ of, turn, words, children }: Props) {
  const [shown, setShown] = useState(0)
  const turns = [...new Set([shown, turn])]
  return (
    <section className="a-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{words.preview}</h2>
      <p className="hint">{words.previewHint}</p>
      <div className="line a-scene">{children}</div>
      {turns.map((one) => (
        <iframe
          key={one}
          name={`preview-${one}`}
          title={words.preview}
          sandbox=""
          className={one === shown ? undefined : 'a-coming'}
          {...(one === 0 ? { src: `/api/mail-preview/${of.mail}/${of.locale}` } : { onLoad: () => setShown((before) => Math.max(before, one)) })}
        />
      ))}
    </section>
  )
}
