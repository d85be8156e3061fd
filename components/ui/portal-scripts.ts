import words from '@/lib/core/messages/portal-scripts.json'

/** What the forms of a case say to whom sends them, in the reader's language: the browser keeps it with their scripts. */
export const portalScripts = (locale: string) => (locale === 'es' ? words.es : words.en)
