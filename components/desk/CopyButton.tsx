import { Icon } from '@/components/ui/Icon'

/** Copies a case number and says so; `useControls` does it. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  return (
    <button type="button" className="icon-btn copy" data-copy={text} data-done={done} aria-label={label}>
      <Icon name="copy" />
      <Icon name="check" />
    </button>
  )
}
