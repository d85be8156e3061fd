/** That there is nothing, and why or what to do about it. */
export function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="empty">
      <p>
        <b>{title}</b>
      </p>
      <p className="quiet">{hint}</p>
    </div>
  )
}
