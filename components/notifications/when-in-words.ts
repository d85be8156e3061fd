const units = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago and when, in the reader's language and zone: "3 days ago, November 20, 9:14 AM". */
export function whenInWords(at: string, locale: string, timeZone: string, now = Date.now()): string {
  const tag = locale === 'en' ? 'en-US' : locale
  const passed = Math.max(0, now - Date.parse(at))
  // days are easier to count back than weeks, until they are too many
  const [unit, size] = units.find(([name, length]) => passed >= length * (name === 'week' ? 4 : 1)) ?? ['minute', 60_000]
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-Math.floor(passed / size), unit)
  const when = new Intl.DateTimeFormat(tag, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone })
  return `${ago}, ${when.format(new Date(at))}`
}
