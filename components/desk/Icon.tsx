export type IconName =
  | 'search'
  | 'copy'
  | 'pause'
  | 'play'
  | 'news'
  | 'ready'
  | 'open'
  | 'progress'
  | 'again'
  | 'down'
  | 'up'
  | 'check'
  | 'back'
  | 'plus'
  | 'x'
  | 'bin'
  | 'file'
  | 'picture'
  | 'warning'
  | 'mail-x'
  | 'lock'
  | 'people'

/** A picture beside words. Its lines stand once on the page, in `IconSprite`. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** The lines of all icons of the desk (lucide, ISC), drawn once a page: a table of 50 rows names them. */
export function IconSprite() {
  return (
    <svg className="sprite" aria-hidden="true">
      <symbol id="i-search" viewBox="0 0 24 24">
        <path d="m21 21-4.34-4.34" />
        <circle cx="11" cy="11" r="8" />
      </symbol>
      <symbol id="i-copy" viewBox="0 0 24 24">
        <rect width="14" height="14" x="8" y="8" rx="2" />
        <path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2" />
      </symbol>
      <symbol id="i-pause" viewBox="0 0 24 24">
        <rect x="14" y="3" width="5" height="18" rx="1" />
        <rect x="5" y="3" width="5" height="18" rx="1" />
      </symbol>
      <symbol id="i-play" viewBox="0 0 24 24">
        <path d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z" />
      </symbol>
      <symbol id="i-news" viewBox="0 0 24 24">
        <path d="M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z" />
        <path d="M12 8v6" />
        <path d="M9 11h6" />
      </symbol>
      <symbol id="i-ready" viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="10" />
        <path d="m12 16 4-4-4-4" />
        <path d="M8 12h8" />
      </symbol>
      <symbol id="i-open" viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="10" />
      </symbol>
      <symbol id="i-progress" viewBox="0 0 24 24">
        <circle cx="12" cy="12" r="1" />
        <circle cx="12" cy="12" r="10" />
      </symbol>
      <symbol id="i-again" viewBox="0 0 24 24">
        <path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8" />
        <path d="M3 3v5h5" />
      </symbol>
      <symbol id="i-down" viewBox="0 0 24 24">
        <path d="m6 9 6 6 6-6" />
      </symbol>
      <symbol id="i-up" viewBox="0 0 24 24">
        <path d="m18 15-6-6-6 6" />
      </symbol>
      <symbol id="i-check" viewBox="0 0 24 24">
        <path d="M20 6 9 17l-5-5" />
      </symbol>
      <symbol id="i-back" viewBox="0 0 24 24">
        <path d="M9 14 4 9l5-5" />
        <path d="M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11" />
      </symbol>
      <symbol id="i-plus" viewBox="0 0 24 24">
        <path d="M5 12h14" />
        <path d="M12 5v14" />
      </symbol>
      <symbol id="i-x" viewBox="0 0 24 24">
        <path d="M18 6 6 18" />
        <path d="m6 6 12 12" />
      </symbol>
      <symbol id="i-bin" viewBox="0 0 24 24">
        <path d="M10 11v6" />
        <path d="M14 11v6" />
        <path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6" />
        <path d="M3 6h18" />
        <path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2" />
      </symbol>
      <symbol id="i-file" viewBox="0 0 24 24">
        <path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z" />
        <path d="M14 2v5a1 1 0 0 0 1 1h5" />
        <path d="M10 9H8" />
        <path d="M16 13H8" />
        <path d="M16 17H8" />
      </symbol>
      <symbol id="i-picture" viewBox="0 0 24 24">
        <rect width="18" height="18" x="3" y="3" rx="2" />
        <circle cx="9" cy="9" r="2" />
        <path d="m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21" />
      </symbol>
      <symbol id="i-warning" viewBox="0 0 24 24">
        <path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" />
        <path d="M12 9v4" />
        <path d="M12 17h.01" />
      </symbol>
      <symbol id="i-mail-x" viewBox="0 0 24 24">
        <path d="M22 12.532V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h8.792" />
        <path d="m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7" />
        <path d="m16.5 16.5 5 5" />
        <path d="m21.5 16.5-5 5" />
      </symbol>
      <symbol id="i-lock" viewBox="0 0 24 24">
        <rect width="18" height="11" x="3" y="11" rx="2" />
        <path d="M7 11V7a5 5 0 0 1 10 0v4" />
      </symbol>
      <symbol id="i-people" viewBox="0 0 24 24">
        <path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2" />
        <circle cx="9" cy="7" r="4" />
        <path d="M22 21v-2a4 4 0 0 0-3-3.87" />
        <path d="M16 3.13a4 4 0 0 1 0 7.75" />
      </symbol>
    </svg>
  )
}
