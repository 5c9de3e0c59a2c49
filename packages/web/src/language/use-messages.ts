import { IntlMessageFormat } from 'intl-messageformat';
import { useCallback } from 'react';
import type { Catalogue } from './define-messages.ts';
import { useLanguage } from './language-context.ts';
import type { Language } from './languages.ts';

export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** A number stays on one line with the word it counts. */
const NUMBER_AND_UNIT = /(\d) (?=\p{L})/gu;

const formats = new Map<string, IntlMessageFormat>();

/** Formats one ICU message; parsed messages are kept, since screens ask for the same ones again. */
export function formatMessage(
  source: string,
  language: Language,
  timeZone: string,
  values?: MessageValues,
): string {
  const id = `${language}\n${timeZone}\n${source}`;
  let format = formats.get(id);
  if (format === undefined) {
    const zoned = { timeZone };
    format = new IntlMessageFormat(source, language, {
      date: { short: zoned, medium: zoned, long: zoned },
    });
    formats.set(id, format);
  }
  return String(format.format(values)).replace(NUMBER_AND_UNIT, '$1\u00A0');
}

/** `t(key, values)` for a catalogue in the language of the screen. */
export function useMessages<Key extends string>(catalogue: Catalogue<Key>) {
  const { language, timeZone } = useLanguage();
  return useCallback(
    (key: Key, values?: MessageValues): string =>
      formatMessage(catalogue.messages[language][key], language, timeZone, values),
    [catalogue, language, timeZone],
  );
}
