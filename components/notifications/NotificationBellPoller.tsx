'use client'

import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react'
import { type Folded, unfold } from '@/components/ui/folded'
import { Icon } from '@/components/ui/Icon'
import type { Bell } from '@/lib/notifications/bell'
import { joinTabs, pollEvery } from './bell-poll'

type Centre = ComponentType<ComponentProps<typeof import('./NotificationCentre').default>>
const loadCentre = () => import('./NotificationCentre').then(({ default: centre }) => centre)
/** Whoever reaches for the bell opens it next. */
const preload = () => void loadCentre().catch(() => undefined)

export type BellWords = Record<
  'name' | 'unread' | 'markAll' | 'close' | 'unreadMark' | 'newestFirst' | 'range' | 'older' | 'newer' | 'nothing' | 'failed' | 'again' | 'loading',
  string
>

type Props = { bell: Bell; name: string; words: Folded<BellWords>; locale: string; timeZone: string }

/** The living part of the bell: asks every 30 s while the tab is seen, tells the other tabs, and opens the centre. */
export function NotificationBellPoller({ bell, name, words, locale, timeZone }: Props) {
  const [state, setState] = useState(bell)
  const [spoken, setSpoken] = useState('')
  const [open, setOpen] = useState(false)
  // the centre once its scripts are here, and whether they did not come
  const [Centre, setCentre] = useState<Centre | 'failed' | null>(null)
  const button = useRef<HTMLAnchorElement>(null)
  const ask = useRef<() => void>(() => undefined)

  useEffect(() => {
    let known = bell
    const show = (news: Bell) => {
      if (news.latestId !== known.latestId && news.unread > known.unread) setSpoken(news.announcement)
      known = news
      setState(news)
    }
    const tabs = joinTabs(show)
    const poll = pollEvery(30_000, (news) => {
      show(news)
      tabs.tell(news)
    })
    ask.current = poll.now
    return () => {
      poll.stop()
      tabs.leave()
    }
  }, [bell])

  // what could not be shown is said until the line is back, or somebody goes on with something else
  const said = open && Centre === 'failed'
  useEffect(() => {
    if (!said) return
    const done = new AbortController()
    const heard = () => setOpen(false)
    window.addEventListener('online', heard, { signal: done.signal })
    document.addEventListener('pointerdown', heard, { signal: done.signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && heard(), { signal: done.signal })
    return () => done.abort()
  }, [said])

  return (
    <>
      <a
        ref={button}
        className="icon-btn bell"
        href="/notifications"
        aria-haspopup="dialog"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          // without its scripts the centre is the page the bell leads to, once there is a connection
          if (Centre === 'failed' && navigator.onLine) return
          event.preventDefault()
          setOpen(true)
          if (typeof Centre !== 'function')
            loadCentre().then(
              (centre) => setCentre(() => centre),
              () => setCentre('failed'),
            )
        }}
        onPointerEnter={preload}
        onFocus={preload}
        aria-busy={open && Centre === null}
      >
        <Icon name="bell" />
        <span className="bell-word" aria-hidden="true">
          {name}
        </span>
        <span className="sr">{state.label}</span>
        {state.unread > 0 && (
          <span className="count" aria-hidden="true" data-testid="bell-count">
            {state.unread > 99 ? '99+' : state.unread}
          </span>
        )}
      </a>
      <span className="sr" role="status">
        {spoken}
      </span>
      {said && (
        <span className="bell-say" role="alert">
          {unfold(words).failed}
        </span>
      )}
      {open && typeof Centre === 'function' && (
        <Centre
          words={unfold(words)}
          locale={locale}
          timeZone={timeZone}
          latestId={state.latestId}
          onChange={() => ask.current()}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}
