import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { beforeAll, expect, test } from 'vitest';
import { type Catalogue, definedCatalogues } from './define-messages.ts';

const SOURCES = join(import.meta.dirname, '..');
/** Kinds of elements in a parsed message that matter here. */
const DATE = 3;
const TIME = 4;
const SELECT = 5;
const PLURAL = 6;
const NUMBER_OF_PLURAL = 7;
const LITERAL = 0;

type Elements = ReturnType<IntlMessageFormat['getAst']>;

function filesWithMessages(): readonly string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return files.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !/\.test\.tsx?$/.test(file) &&
      !file.endsWith('define-messages.ts') &&
      readFileSync(join(SOURCES, file), 'utf8').includes('defineMessages('),
  );
}

/** A plural in one language may be a plain number in the other, a date or a choice may not. */
function sortOf(element: Elements[number]): string {
  if (element.type === DATE || element.type === TIME) return 'moment';
  if (element.type === SELECT) return `choice of ${Object.keys(element.options).sort().join(', ')}`;
  return 'value';
}

/** Every argument with what is asked of it. */
function argumentsOf(elements: Elements): readonly string[] {
  const found = elements.flatMap((element): readonly string[] => {
    if (element.type === LITERAL || element.type === NUMBER_OF_PLURAL) return [];
    const own = `${element.value}: ${sortOf(element)}`;
    if (!('options' in element)) return [own];
    const inside = Object.values(element.options).flatMap((option) => argumentsOf(option.value));
    return [own, ...inside];
  });
  return [...new Set(found)].sort();
}

function pluralForms(elements: Elements): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const inside = Object.values(element.options).flatMap((option) => pluralForms(option.value));
    return element.type === PLURAL ? [Object.keys(element.options), ...inside] : inside;
  });
}

const parse = (text: string, language: string): Elements => new IntlMessageFormat(text, language).getAst();
const pairs = (catalogue: Catalogue) =>
  Object.keys(catalogue.messages.en).map(
    (key) => [key, catalogue.messages.en[key] ?? '', catalogue.messages.ru[key] ?? ''] as const,
  );

let files: readonly string[] = [];
beforeAll(async () => {
  files = filesWithMessages();
  for (const file of files) await import(join(SOURCES, file));
});

test('every file with messages has declared them', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(definedCatalogues().length).toBeGreaterThanOrEqual(files.length);
});

test('both languages have the same keys, and none is empty', () => {
  for (const { messages } of definedCatalogues()) {
    expect(Object.keys(messages.ru).sort()).toEqual(Object.keys(messages.en).sort());
    for (const text of [...Object.values(messages.en), ...Object.values(messages.ru)]) {
      expect(text.trim()).not.toBe('');
    }
  }
});

test('every message is ICU and takes the same arguments in both languages', () => {
  for (const catalogue of definedCatalogues()) {
    for (const [key, en, ru] of pairs(catalogue)) {
      expect([key, argumentsOf(parse(ru, 'ru'))]).toEqual([key, argumentsOf(parse(en, 'en'))]);
    }
  }
});

test('a Russian plural has both few and many, or neither (the genitive: "of 1 answer, of 5 answers")', () => {
  for (const catalogue of definedCatalogues()) {
    for (const [key, , ru] of pairs(catalogue)) {
      for (const forms of pluralForms(parse(ru, 'ru'))) {
        expect([key, forms.includes('few'), forms.includes('one')]).toEqual([
          key,
          forms.includes('many'),
          true,
        ]);
      }
    }
  }
});
