import icons from './icons.svg'

/** The mark of Casebell: the bell on an office counter. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <use href={`${icons.src}#mark`} />
    </svg>
  )
}
