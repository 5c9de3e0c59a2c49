import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { definedCatalogues } from '../../../packages/web/src/language/define-messages.ts';
import type { Language } from './stage.ts';

const WEB = fileURLToPath(new URL('../../../packages/web/src/', import.meta.url));
const LETTERS = { ru: /\p{Script=Cyrillic}{2,}/gu, en: /[A-Za-z]{2,}/g } as const;
/** Shown as they are in either language: names of products and languages. */
const NAMES =
  'Romashka English Русский Segment analytics.js analytics-node Node.js analytics-python Python curl';

/** The end of an id, by which those without a name are told apart. */
const SHORT_ID = /\b[0-9a-f]{8}\b/g;

/** The messages of every screen, as the app declares them. */
export async function readCatalogues(): Promise<ReturnType<typeof definedCatalogues>> {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('-text.ts') && readFileSync(`${WEB}${file}`, 'utf8').includes('defineMessages('),
  );
  for (const file of files) await import(pathToFileURL(`${WEB}${file}`).href);
  return definedCatalogues();
}

export const wordsOf = (text: string, language: Language): readonly string[] =>
  (text.match(LETTERS[language]) ?? []).map((word) => word.toLowerCase());

/** What a screen says: every text and every label, without code, data fields and parts in another language. */
export function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const unspoken = 'script, style, code, pre, textarea, kbd, body [lang]';
    const labels = ['aria-label', 'title', 'placeholder', 'alt'];
    const texts = [...document.body.querySelectorAll('*')]
      .filter((element) => element.closest(unspoken) === null)
      .flatMap((element) => [
        ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? ''),
        ...labels.map((name) => element.getAttribute(name) ?? ''),
      ]);
    return [document.title, ...texts].map((text) => text.trim()).filter((text) => text !== '');
  });
}

/**
 * What a screen in `language` may say: the app's own words in that language and the words of the data.
 * `foreign` gives the words of the other language's letters that are neither; `keys` gives texts that are
 * the key of a message in place of the message.
 */
export function speech(
  language: Language,
  catalogues: ReturnType<typeof definedCatalogues>,
  data: string,
): {
  readonly foreign: (texts: readonly string[]) => readonly string[];
  readonly keys: (texts: readonly string[]) => readonly string[];
} {
  const other = language === 'ru' ? 'en' : 'ru';
  const own = catalogues.flatMap(({ messages }) => Object.values(messages[language]));
  const known = new Set([data, NAMES, ...own].flatMap((text) => wordsOf(text, other)));
  const sayable = new Set([...own, ...NAMES.split(' ')]);
  const keys = new Set(
    catalogues.flatMap(({ messages }) => Object.keys(messages.en)).filter((key) => !sayable.has(key)),
  );
  return {
    foreign: (texts) =>
      [...new Set(texts.flatMap((text) => wordsOf(text.replaceAll(SHORT_ID, ''), other)))].filter(
        (word) => !known.has(word),
      ),
    keys: (texts) => texts.filter((text) => keys.has(text) && !data.includes(text)),
  };
}
