import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { readStored, writeStored } from '../shell/stored.ts';
import { LanguageContext } from './language-context.ts';
import { isLanguage, type Language, pickLanguage } from './languages.ts';

const STORED = 'language';

function storedLanguage(): Language | null {
  const stored = readStored(STORED);
  return isLanguage(stored) ? stored : null;
}

/** The person's own choice wins over what their browser prefers, which wins over the workspace's language. */
export function LanguageProvider(props: {
  readonly workspaceLocale?: Language | undefined;
  readonly timeZone?: string | undefined;
  readonly children: ReactNode;
}) {
  const [chosen, setChosen] = useState(storedLanguage);
  const language = chosen ?? pickLanguage(navigator.languages) ?? props.workspaceLocale ?? 'en';
  const timeZone = props.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(
    () => ({
      language,
      timeZone,
      setLanguage: (next: Language) => {
        writeStored(STORED, next);
        setChosen(next);
      },
    }),
    [language, timeZone],
  );
  return <LanguageContext value={state}>{props.children}</LanguageContext>;
}
