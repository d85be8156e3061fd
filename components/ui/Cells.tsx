/** One cell an item, filled when we have it; always beside the same in words. */
export function Cells({ total, filled }: { total: number; filled: number }) {
  return (
    <div className="cells" aria-hidden="true">
      {Array.from({ length: total }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are nothing but their place
        <i key={cell} className={cell < filled ? 'on' : undefined} />
      ))}
    </div>
  )
}
