'use client'

import { Icon } from '@/components/ui/Icon'
import type { UploadWords } from './upload-words'

export type OnItsWay = { id: number; name: string; size: number; loaded: number; waiting: boolean }

/** A file on its way: how far it is, and the way to stop it. */
export function SendingFile({ file, locale, words, onStop }: { file: OnItsWay; locale: string; words: UploadWords; onStop: () => void }) {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toLocaleString(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  return (
    <li className="up">
      <span className="name">{file.name}</span>
      <button type="button" className="icon-btn" onClick={onStop}>
        <Icon name="x" />
        <span className="sr">{words.stop.replace('{file}', file.name)}</span>
      </button>
      <progress className="bar" aria-label={file.name} max={Math.max(file.size, 1)} value={file.loaded} />
      <span className="small quiet num">
        {file.waiting ? words.waitingForNet : words.progress.replace('{done}', megabytes(file.loaded)).replace('{total}', megabytes(file.size))}
      </span>
    </li>
  )
}
