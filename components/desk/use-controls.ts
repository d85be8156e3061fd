import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { copyText } from '@/components/ui/copy-text'
import { usePressed } from './use-pressed'

const isPlainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/**
 * What the plain links, forms and buttons of the desk do once scripts run: `data-go` goes where it leads without leaving
 * the page (`stay`: without scrolling), a `commandfor` opens its dialog, `data-copy` copies. They are drawn by the server
 * and cost a page next to nothing; without scripts links and forms lead to the same place. Gives what is to be said of it.
 */
export function useControls(): string {
  const router = useRouter()
  const [going, go] = useTransition()
  const [spoken, setSpoken] = useState('')
  const [pressed, press] = usePressed(going)

  useEffect(() => {
    const follow = (element: HTMLElement, to: string) => go(() => router.push(to, { scroll: element.dataset.go !== 'stay' }))
    const click = (event: MouseEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      const control = event.target.closest<HTMLElement>('a[data-go], button[commandfor], button[data-copy]')
      if (control instanceof HTMLAnchorElement && isPlainClick(event)) {
        event.preventDefault()
        follow(control, control.pathname + control.search + control.hash)
      } else if (control?.dataset.copy) void copy(control, setSpoken)
      // for browsers that do not know the attribute yet
      else if (control?.hasAttribute('commandfor') && !('commandForElement' in control)) openDialog(control)
    }
    const submit = (event: SubmitEvent) => {
      const form = event.target
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.go === undefined) return
      event.preventDefault()
      if (pressed.current?.hasAttribute('aria-busy')) return
      press(event.submitter)
      const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
      follow(form, `${new URL(form.action).pathname}?${new URLSearchParams(fields)}`)
    }
    document.addEventListener('click', click)
    document.addEventListener('submit', submit)
    return () => {
      document.removeEventListener('click', click)
      document.removeEventListener('submit', submit)
    }
  }, [router, pressed, press])
  return spoken
}

function openDialog(button: HTMLElement): void {
  const dialog = document.getElementById(button.getAttribute('commandfor') ?? '')
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}

/** Copies what the button names; for two seconds its picture and a sentence say so. Where it may not, what stands before it is marked. */
async function copy({ dataset, previousElementSibling }: HTMLElement, say: (sentence: string) => void): Promise<void> {
  if ((await copyText(dataset.copy ?? '', previousElementSibling)) === 'marked') return say(dataset.marked ?? '')
  dataset.copied = ''
  say(dataset.done ?? '')
  setTimeout(() => {
    delete dataset.copied
    say('')
  }, 2000)
}
