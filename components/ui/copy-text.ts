/**
 * Copies a text. Where the browser forbids it (a page that is not encrypted, a refusal), it is marked where it is shown, for
 * the reader to copy. Tells which of both was done.
 */
export async function copyText(text: string, shown: Element | null): Promise<'copied' | 'marked'> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown)
    return 'marked'
  }
}
