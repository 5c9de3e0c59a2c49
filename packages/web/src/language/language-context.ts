import { createContext, useContext } from 'react';
import type { Language } from './languages.ts';

export interface LanguageState {
  readonly language: Language;
  /** The workspace's IANA time zone; the browser's until one is signed in. */
  readonly timeZone: string;
  readonly setLanguage: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageState>({
  language: 'en',
  timeZone: 'UTC',
  setLanguage: () => undefined,
});

/** The language of the screen and how to change it. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}
