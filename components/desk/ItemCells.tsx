/** One cell an item, filled when we have it; above ten, the numbers alone. */
export function ItemCells({ asked, arrived, label }: { asked: number; arrived: number; label: string }) {
  return (
    <span className="cells" role="img" aria-label={label}>
      <b>{`${arrived}/${asked}`}</b>
      {asked <= 10 && Array.from({ length: asked }, (_, cell) => <i key={cell} className={cell < arrived ? 'on' : undefined} />)}
    </span>
  )
}
