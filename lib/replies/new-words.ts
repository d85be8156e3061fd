import EmailReplyParser from 'email-reply-parser'
import { seenLength } from '@/lib/core/text'

/** Beyond so many characters a person did not type it; the rest is read only as part of the whole mail. */
const longestRead = 50_000
export const longestNote = 5_000

/**
 * What a person wrote anew: without the thread they answered, in English or Spanish, their phone's signature and the
 * places of pictures.
 * Empty when nothing of it is seen.
 */
export function newWords(text: string): string {
  const visible = new EmailReplyParser()
    .read(text.slice(0, longestRead).replace(/\[cid:[^\]\n]{1,200}\]/g, ''))
    .getVisibleText()
    .trim()
  return seenLength(visible) > 0 ? visible : ''
}
