/**
 * Words that are seldom shown, such as what a refusal says or a closed dialog holds, sent to a leaf as one text. React
 * walks each value of a leaf's props three times before a page is seen, a text not at all.
 */
export type Folded<T> = string & { readonly folds?: T }

export function fold<T>(words: T): Folded<T> {
  return JSON.stringify(words)
}

export function unfold<T>(text: Folded<T>): T {
  return JSON.parse(text) as T
}
