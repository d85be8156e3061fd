import { useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Typed = ReadonlyMap<string, string>
const never = () => () => undefined

/**
 * Hands over, by name, what was typed and chosen in the form of this id before its page came to life; without `take` it is put
 * back where it was typed. React draws a textarea that has words of its own anew (react-dom, `initTextarea`), and a
 * field whose value it keeps itself it believes to be as it was drawn. A form that is drawn later has nothing to hand over.
 */
export function useTypedEarly(form: string, take: (typed: Typed) => void = (typed) => putBack(form, typed)): void {
  const comesToLife = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  // read while it is drawn: afterwards the words are gone
  const [typed] = useState(() => (comesToLife && typeof document !== 'undefined' ? typedIn(form) : null))
  const handOver = useEffectEvent(() => {
    if (typed?.size) take(typed)
  })
  useLayoutEffect(() => handOver(), [])
}

function fieldsOf(form: string): Field[] {
  const found = document.getElementById(form)
  const texts = 'input:not([type=hidden],[type=file],[type=checkbox],[type=radio]), textarea, select'
  return found instanceof HTMLFormElement ? [...found.elements].filter((one): one is Field => one.matches(texts)) : []
}

function asDrawn(field: Field): string | undefined {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue
  return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value
}

function typedIn(form: string): Typed {
  return new Map(fieldsOf(form).flatMap((field) => (field.name && field.value !== asDrawn(field) ? [[field.name, field.value]] : [])))
}

function putBack(form: string, typed: Typed): void {
  for (const field of fieldsOf(form)) field.value = typed.get(field.name) ?? field.value
}
