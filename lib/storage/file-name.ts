const longest = 120

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
  if ([...clean].length <= longest) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  return [...clean].slice(0, longest - ending.length).join('') + ending
}
