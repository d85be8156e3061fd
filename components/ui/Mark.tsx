/** The mark of Casebell: the bell on an office counter. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
      <path d="M4 23a12 12 0 0 1 24 0z" />
      <rect x="2" y="25.5" width="28" height="3.5" />
      <rect x="14.25" y="5" width="3.5" height="4" />
      <rect x="11.5" y="3.5" width="9" height="3" />
    </svg>
  )
}
