const longest = 120
/** Endings that a double click runs, on Windows, macOS or Linux; by its bytes a script is a text like any other. */
const runs =
  /\.(app|appimage|bat|chm|cmd|com|command|cpl|desktop|dll|exe|gadget|hta|inf|jar|js|jse|lnk|mjs|msc|msi|msix|msp|mst|pif|pl|ps1|ps1xml|ps2|psc1|psm1|py|pyw|rb|reg|scf|scr|sct|settingcontent-ms|sh|sys|terminal|url|vb|vbe|vbs|ws|wsc|wsf|wsh|xll)[. ]*$/i

/** Whether opening a file of this name may run it. */
export function isProgramName(name: string): boolean {
  return runs.test(name)
}

/**
 * A name that is safe to show, keep and send: the last part of any path, without control, bidi, zero-width or
 * halved characters, at most 120 characters with its ending kept.
 */
export function safeFileName(name: string): string {
  const last =
    name
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const clean =
    last
      .replace(/[<>:"|?*]/g, '_')
      .replace(/^\.+/, '')
      .trim() || 'file'
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  return shortened(clean.slice(0, clean.length - ending.length), ending)
}

/**
 * A safe name that ends in `usual`, or in one of `others` where it does already. One of `exchanged` at its end gives way,
 * anything else stays before it. Dots and blanks at the end, which Windows leaves out, do too.
 */
export function nameWithEnding(name: string, usual: string, others: readonly string[], exchanged: ReadonlySet<string>): string {
  const safe = safeFileName(name)
    .replace(/[.\s]+$/, '')
    .trim()
  const dot = safe.lastIndexOf('.')
  const last = dot > 0 ? safe.slice(dot + 1).toLowerCase() : ''
  if (last && (last === usual || others.includes(last))) return safe
  return shortened((exchanged.has(last) ? safe.slice(0, dot) : safe) || 'file', `.${usual}`)
}

function shortened(stem: string, ending: string): string {
  return [...stem].slice(0, longest - ending.length).join('') + ending
}
