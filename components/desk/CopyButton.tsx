import { Icon } from '@/components/ui/Icon'

/** Copies what stands before it and says so; `useControls` does it. */
export function CopyButton({ text, label, done, marked }: { text: string; label: string; done: string; marked: string }) {
  return (
    <button type="button" className="icon-btn copy" data-copy={text} data-done={done} data-marked={marked} aria-label={label}>
      <Icon name="copy" />
      <Icon name="check" />
    </button>
  )
}
