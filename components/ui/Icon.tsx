import icons from './icons.svg'

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
  | 'circle-check'
  | 'circle-dot'
  | 'left'
  | 'circle-pause'
  | 'circle-alert'
  | 'returned'
  | 'upload'
  | 'right'
  | 'mail'
  | 'camera'
  | 'person'
  | 'menu'
  | 'message'
  | 'bell'
  | 'print'

/** A picture beside words. Its lines stand in one file that the browser keeps. */
export function Icon({ name, className = 'i' }: { name: IconName; className?: string }) {
  return (
    <svg className={className} aria-hidden="true">
      <use href={`${icons.src}#${name}`} />
    </svg>
  )
}
