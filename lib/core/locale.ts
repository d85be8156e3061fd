export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

/** The one to change to. */
export const otherLocale = (locale: Locale): Locale => (locale === 'es' ? 'en' : 'es')

/** The language to speak, given a wish that may be anything. */
export function toLocale(wish: string | null | undefined): Locale {
  const language = wish?.toLowerCase().split('-')[0]
  return locales.find((locale) => locale === language) ?? defaultLocale
}

/** The first language of an Accept-Language header that we speak, in the order the reader prefers (RFC 9110, 12.5.4). */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find(Boolean)
      return { language: tag.toLowerCase().split('-')[0], quality: quality ? Number(quality) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wishes) {
    const spoken = locales.find((locale) => locale === language)
    if (spoken) return spoken
  }
  return defaultLocale
}

/** Words by language, as rows keep them: {"en": "…", "es": "…"}. */
export type LocalText = { [language in Locale]?: string }

/** The reader's words, or else the first there are. */
export function inLanguage(text: LocalText, locale: Locale): string {
  return text[locale] ?? text[defaultLocale] ?? Object.values(text)[0] ?? ''
}
