/** Words that stand at the start of a sentence: names as they are, "the member" with a capital. */
export const startOfSentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
