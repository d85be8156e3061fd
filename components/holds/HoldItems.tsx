'use client'

import { useRef, useState } from 'react'
import { useFieldError } from '@/components/desk/refusals'
import { Icon } from '@/components/ui/Icon'
import { maxItems } from '@/lib/holds/rules'
import { type DraftItem, type ItemWords, newItem } from './hold-draft'

type Props = {
  items: DraftItem[]
  adding: string
  change: (part: { items?: DraftItem[]; adding?: string }) => void
  words: Record<string, string>
  say: (word: string, values?: Record<string, string | number>) => string
  spanish: boolean
  errors: Record<string, string>
}
const wordFields = ['name', 'why', 'goodExample', 'badExample'] as const

/** The papers to ask for: name each, say more where it helps, and move them by button, so that a keyboard is enough. */
export function HoldItems({ items, adding, change, words, say, spanish, errors }: Props) {
  const [moved, setMoved] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const fieldError = useFieldError()
  const set = (at: number, part: Partial<DraftItem>) => change({ items: items.map((item, index) => (index === at ? { ...item, ...part } : item)) })
  const move = (at: number, by: number) => {
    const item = items[at]
    if (!item || at + by < 0 || at + by >= items.length) return
    const next = items.toSpliced(at, 1).toSpliced(at + by, 0, item)
    change({ items: next })
    setMoved(say('moved', { name: item.name, place: at + by + 1, total: items.length }))
  }
  const remove = (at: number) => {
    change({ items: items.toSpliced(at, 1) })
    setMoved(say('removed', { name: items[at]?.name ?? '' }))
    list.current?.querySelector<HTMLElement>('[data-add]')?.focus()
  }
  const add = () => {
    if (adding.trim()) change({ items: [...items, newItem(adding.trim())], adding: '' })
  }
  const isFull = items.length >= maxItems
  const tooMany = fieldError('items', errors.items ?? (isFull && adding.trim() ? 'too_many' : undefined))
  return (
    <div>
      <p className="lab">
        <span className="label" id="hold-items">
          {words.items}
        </span>
        <span className="quiet">{say('itemsCount', { count: items.length, required: items.filter((item) => item.required).length })}</span>
      </p>
      <span className="sr" role="status">
        {moved}
      </span>
      {tooMany && <p className="error">{tooMany}</p>}
      <ul className="ed" aria-labelledby="hold-items" ref={list}>
        {items.map((item, at) => {
          const base = `items[${at}]`
          const wrong = fieldError('item', wordFields.map((field) => errors[`items.${at}.${field}`]).find(Boolean) ?? errors[`items.${at}.filesExpected`])
          return (
            <li key={item.key}>
              <span className="moves">
                <button type="button" className="icon-btn" disabled={at === 0} onClick={() => move(at, -1)} aria-label={say('moveUp', { name: item.name })}>
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="icon-btn"
                  disabled={at === items.length - 1}
                  onClick={() => move(at, 1)}
                  aria-label={say('moveDown', { name: item.name })}
                >
                  <Icon name="down" />
                </button>
              </span>
              <input
                className={wrong ? 'field field-error name' : 'field name'}
                id={`hold-item-${at}`}
                name={`${base}[name]`}
                value={item.name}
                maxLength={200}
                onChange={(event) => set(at, { name: event.target.value })}
                aria-label={say('itemName', { place: at + 1 })}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `hold-item-${at}-error` : undefined}
              />
              <label className="req">
                <input className="check" type="checkbox" checked={item.required} onChange={(event) => set(at, { required: event.target.checked })} />{' '}
                {words.required}
              </label>
              <button type="button" className="icon-btn" onClick={() => remove(at)} aria-label={say('remove', { name: item.name })}>
                <Icon name="bin" />
              </button>
              {wrong && (
                <p className="error" id={`hold-item-${at}-error`}>
                  {wrong}
                </p>
              )}
              <input type="hidden" name={`${base}[required]`} value={String(item.required)} />
              <input type="hidden" name={`${base}[paperFollows]`} value={String(item.paperFollows)} />
              {wordFields.map((field) => (
                <input key={field} type="hidden" name={`${base}[translations][es][${field}]`} value={item.es[field]} />
              ))}
              <details>
                <summary>{item.why || words.more}</summary>
                <div className="more-fields">
                  {(['why', 'goodExample', 'badExample'] as const).map((field) => (
                    <label key={field}>
                      {words[field]}
                      <input
                        className="field"
                        name={`${base}[${field}]`}
                        value={item[field]}
                        maxLength={500}
                        onChange={(event) => set(at, { [field]: event.target.value })}
                      />
                    </label>
                  ))}
                  {spanish &&
                    wordFields.map((field) => (
                      <label key={field}>
                        {words[`${field}Es`]}
                        <input
                          className="field"
                          lang="es"
                          value={item.es[field]}
                          maxLength={500}
                          onChange={(event) => set(at, { es: { ...item.es, [field]: event.target.value } satisfies ItemWords })}
                        />
                      </label>
                    ))}
                  <label className="check-line">
                    <input
                      className="check"
                      type="checkbox"
                      checked={item.paperFollows}
                      onChange={(event) => set(at, { paperFollows: event.target.checked })}
                    />{' '}
                    {words.paperFollows}
                  </label>
                  <label>
                    {words.filesExpected}
                    <input
                      className="field"
                      type="number"
                      name={`${base}[filesExpected]`}
                      min={1}
                      max={20}
                      value={item.filesExpected}
                      onChange={(event) => set(at, { filesExpected: Number(event.target.value) })}
                    />
                  </label>
                </div>
              </details>
            </li>
          )
        })}
        <li className="add-line">
          <input
            className="field"
            id="hold-item-new"
            data-add=""
            // sent as an item, whether it was added or only typed
            name={`items[${items.length}][name]`}
            aria-label={words.add}
            placeholder={words.addHint}
            maxLength={200}
            value={adding}
            onChange={(event) => change({ adding: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              if (!isFull) add()
            }}
          />
          <button type="button" className="btn btn-small btn-neutral" onClick={add} disabled={isFull}>
            {words.addNow}
          </button>
        </li>
      </ul>
    </div>
  )
}
