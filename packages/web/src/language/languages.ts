/** The languages of the app, each written by hand. */
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** True when `text` names a language of the app. */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The first of `preferred` (browser tags such as `ru-RU`) that the app speaks; null when it speaks none. */
export function pickLanguage(preferred: readonly string[]): Language | null {
  for (const tag of preferred) {
    const [base] = tag.toLowerCase().split('-');
    if (isLanguage(base)) return base;
  }
  return null;
}
