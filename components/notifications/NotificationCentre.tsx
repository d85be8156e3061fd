'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/Icon'
import { SignedOut } from '@/components/ui/SignedOut'
import type { ListedNotification, NotificationPage } from '@/lib/notifications/queries'
import { iconOfKind } from './kind-icon'
import type { BellWords } from './NotificationBellPoller'
import { whenInWords } from './when-in-words'

type Props = {
  words: BellWords
  locale: string
  timeZone: string
  /** the newest there is: when it changes while the centre is open, the list is read anew */
  latestId: string | null
  onChange: () => void
  onClose: () => void
}

/** The centre that slides in: ten a page, newest first. Opening one marks it read and goes to its case. */
export default function NotificationCentre({ words, locale, timeZone, latestId, onChange, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [cursors, setCursors] = useState<(string | null)[]>([null])
  const [page, setPage] = useState<NotificationPage | 'loading' | 'failed' | 'signed-out'>('loading')
  const cursor = cursors.at(-1) ?? null

  const shown = useRef(cursor)
  const load = useCallback(async () => {
    shown.current = cursor
    // an answer for a page that was left meanwhile is none for the page that is looked at
    const show = (answer: typeof page) => shown.current === cursor && setPage(answer)
    try {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
      const answer = await fetch(`/api/notifications${query}`)
      if (answer.status === 401) return void show('signed-out')
      if (!answer.ok) throw new Error(String(answer.status))
      show((await answer.json()) as NotificationPage)
    } catch {
      show('failed')
    }
  }, [cursor])

  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  // A newer notification means that the list is old.
  useEffect(() => {
    void load()
  }, [load, latestId])

  // what was pressed may be gone with the page it was on
  useEffect(() => {
    if (page !== 'loading' && !dialog.current?.contains(document.activeElement)) heading.current?.focus()
  }, [page])

  async function markAll() {
    await fetch('/api/notifications/mark-all-read', { method: 'POST' }).catch(() => undefined)
    await load()
    onChange()
  }

  async function follow(one: ListedNotification) {
    // Kept alive, because the page is left before the answer comes.
    const marked = one.readAt ? null : fetch(`/api/notifications/${one.id}/mark-read`, { method: 'POST', keepalive: true })
    if (one.href) {
      await marked?.catch(() => undefined)
      onChange()
      window.location.assign(one.href)
      return
    }
    await marked?.catch(() => undefined)
    await load()
    onChange()
  }

  const list = typeof page === 'object' ? page : null
  const first = (cursors.length - 1) * 10 + 1
  return (
    <dialog ref={dialog} className="nc" aria-labelledby="nc-title" onClose={onClose} closedby="any">
      <div className="nc-in">
        <header>
          <div className="t">
            <h2 id="nc-title" ref={heading} tabIndex={-1}>
              {words.name}
            </h2>
            <button type="button" className="icon-btn" onClick={() => dialog.current?.close()}>
              <Icon name="x" />
              <span className="sr">{words.close}</span>
            </button>
          </div>
          <div className="t2">
            <span className="quiet">{list && words.unread.replace('{count}', String(list.unread))}</span>
            {list && list.unread > 0 && (
              <button type="button" onClick={() => void markAll()}>
                {words.markAll}
              </button>
            )}
          </div>
        </header>
        {(page === 'failed' || page === 'signed-out') && (
          <p className="nc-say" role="alert">
            {page === 'failed' ? words.failed : <SignedOut locale={locale} />}{' '}
            <button type="button" className="btn" onClick={() => void load()}>
              {words.again}
            </button>
          </p>
        )}
        {page === 'loading' && <p className="nc-say quiet">{words.loading}</p>}
        {list?.notifications.length === 0 && <p className="nc-say quiet">{words.nothing}</p>}
        {list && list.notifications.length > 0 && (
          <ol aria-label={words.newestFirst}>
            {list.notifications.map((one) => (
              <li key={one.id} className={one.readAt ? undefined : 'un'}>
                <a
                  href={one.href ?? '/notifications'}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    void follow(one)
                  }}
                >
                  <Icon name={iconOfKind(one.type)} />
                  <span>
                    <span className="tt">{one.title}</span>
                    {one.message}
                    {one.reason && <span className="reason">{one.reason}</span>}
                    <span className="when">
                      {!one.readAt && <span className="newdot">{words.unreadMark}</span>}
                      <time dateTime={one.createdAt}>{whenInWords(one.createdAt, locale, timeZone)}</time>
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ol>
        )}
        {list && list.total > 0 && (
          <footer>
            <span className="quiet num">
              {words.range
                .replace('{from}', String(first))
                .replace('{to}', String(first + list.notifications.length - 1))
                .replace('{total}', String(list.total))}
            </span>
            <span>
              {cursors.length > 1 && (
                <button type="button" className="btn btn-plain" onClick={() => setCursors(cursors.slice(0, -1))}>
                  <Icon name="left" /> {words.newer}
                </button>
              )}
              {list.nextCursor && (
                <button
                  type="button"
                  className="btn btn-plain"
                  onClick={() => setCursors((all) => (all.includes(list.nextCursor) ? all : [...all, list.nextCursor]))}
                >
                  {words.older} <Icon name="right" />
                </button>
              )}
            </span>
          </footer>
        )}
      </div>
    </dialog>
  )
}
