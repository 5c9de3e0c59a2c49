import { expect, test } from 'vitest';
import { LANGUAGES } from '../company/language.ts';
import { createRandom } from '../random/random.ts';
import type { Patterns, Tone } from './comment.ts';
import { LEXICONS } from './lexicons.ts';
import { fillPattern, type Writer, writeComment } from './write-comment.ts';

const TONES: readonly Tone[] = ['good', 'fair', 'bad'];
const writerOf = (language: Writer['language'], sex: Writer['sex']): Writer => ({
  language,
  sex,
  facts: { city: 'Gullhaven', cityIn: 'в Томске', tariff: 'Max' },
});
const patternsOf = (all: readonly Patterns[]): readonly string[] =>
  all.flatMap((patterns) => TONES.flatMap((tone) => patterns[tone]));

test.each(LANGUAGES)('every %s pattern can be filled for everyone and leaves no brace', (language) => {
  const random = createRandom(1, 'patterns');
  const { topics, closers } = LEXICONS[language];
  for (const pattern of patternsOf([...Object.values(topics), closers])) {
    for (const sex of ['male', 'female'] as const) {
      expect(fillPattern(random, pattern, writerOf(language, sex))).not.toMatch(/[{}|]/);
    }
  }
});

test.each(LANGUAGES)('%s has at least 200 patterns, none of them twice', (language) => {
  const patterns = patternsOf(Object.values(LEXICONS[language].topics));
  expect(patterns.length).toBeGreaterThanOrEqual(200);
  expect(new Set(patterns).size).toBe(patterns.length);
});

test('Russian verbs agree with the writer', () => {
  const random = createRandom(1, 'gender');
  const pattern = 'Дозвонил{ся|ась} и {нашёл|нашла} ответ';
  expect(fillPattern(random, pattern, writerOf('ru', 'male'))).toBe('Дозвонился и нашёл ответ');
  expect(fillPattern(random, pattern, writerOf('ru', 'female'))).toBe('Дозвонилась и нашла ответ');
});

test('an unknown slot is a fault of the data and throws', () => {
  expect(() => fillPattern(createRandom(1, 'x'), 'a {colour} phone', writerOf('en', 'male'))).toThrow(
    'colour',
  );
});

test.each(LANGUAGES)('a topic and tone give many different %s comments', (language) => {
  const random = createRandom(2, 'variety');
  const writer = writerOf(language, 'female');
  const texts = new Set(Array.from({ length: 400 }, () => writeComment(random, writer, 'network', 'bad')));
  expect(texts.size).toBeGreaterThan(60);
});
