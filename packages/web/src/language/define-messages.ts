import type { Language } from './languages.ts';

/** Message sources (ICU MessageFormat) by key. */
export type Messages = Readonly<Record<string, string>>;

/** The same messages in every language of the app. */
export interface Catalogue<Key extends string = string> {
  readonly messages: Readonly<Record<Language, Readonly<Record<Key, string>>>>;
}

const defined: Catalogue[] = [];

/**
 * Declares the messages of a screen in both languages. The keys of `ru` must be those of `en`:
 * one too many or too few is a type error.
 */
export function defineMessages<const En extends Messages>(messages: {
  readonly en: En;
  readonly ru: { readonly [Key in keyof NoInfer<En>]: string };
}): Catalogue<keyof En & string> {
  const catalogue = { messages };
  defined.push(catalogue);
  return catalogue;
}

/** Every catalogue declared so far, for the test that compares the languages. */
export function definedCatalogues(): readonly Catalogue[] {
  return defined;
}
