'use client'

/** Words stand here and not in the messages: when this is shown, the server could not answer at all. */
const words = {
  en: { title: 'Something went wrong on our side', body: 'Nothing you sent before is lost. Please try again in a moment.', again: 'Try again' },
  es: { title: 'Algo falló de nuestro lado', body: 'No se perdió nada de lo que envió antes. Inténtelo de nuevo en un momento.', again: 'Intentar de nuevo' },
}

export default function Oops({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { title, body, again } = typeof document !== 'undefined' && document.documentElement.lang === 'es' ? words.es : words.en
  return (
    <div className="page stack">
      <h1 className="h-page">{title}</h1>
      <p>{body}</p>
      <button type="button" className="btn btn-main" onClick={reset}>
        {again}
      </button>
    </div>
  )
}
