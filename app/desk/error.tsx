'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Words stand here and not in the messages: when this is shown, the server could not answer at all. */
export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter()
  // the bar's texts stood in no document
  useEffect(() => router.refresh(), [router])
  return (
    <main className="q oops" id="main">
      <h1>This page could not be shown</h1>
      <p>Nothing was changed. Try again; if it happens twice, tell your administrator{error.digest ? ` the number ${error.digest}` : ''}.</p>
      <button type="button" className="btn btn-main" onClick={reset}>
        Try again
      </button>
    </main>
  )
}
