import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Marks what was pressed for as long as the work it began goes on. Gives what was pressed last, and the way to say it. */
export function usePressed(busy: boolean): [pressed: RefObject<HTMLElement | null>, press: (control: HTMLElement | null) => void] {
  const pressed = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!busy) pressed.current?.removeAttribute('aria-busy')
  }, [busy])
  const press = useCallback((control: HTMLElement | null) => {
    pressed.current = control
    control?.setAttribute('aria-busy', 'true')
  }, [])
  return [pressed, press]
}
