export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A thing of the company under its key, named in both languages. */
export type Named = { readonly key: string; readonly ru: string; readonly en: string };
