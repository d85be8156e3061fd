'use client'

import { useEffect, useRef } from 'react'

/** Words stand here and not in the messages: when this is shown, the server could not answer at all. */
const words = {
  en: {
    title: 'Something went wrong on our side',
    offline: 'There is no connection',
    body: 'Nothing you sent before is lost. Please try again in a moment.',
    again: 'Try again',
  },
  es: {
    title: 'Algo falló de nuestro lado',
    offline: 'No hay conexión',
    body: 'No se perdió nada de lo que envió antes. Inténtelo de nuevo en un momento.',
    again: 'Intentar de nuevo',
  },
}

export default function Oops({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const inBrowser = typeof document !== 'undefined'
  const { title, offline, body, again } = inBrowser && document.documentElement.lang === 'es' ? words.es : words.en
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page stack">
      <h1 className="h-page" ref={heading} tabIndex={-1}>
        {inBrowser && !navigator.onLine ? offline : title}
      </h1>
      <p>{body}</p>
      <button type="button" className="btn btn-main" onClick={reset}>
        {again}
      </button>
    </div>
  )
}
