import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Condition, OPERATORS, OPERATORS_OF } from './condition.ts';
import { readAloud, wordsIn } from './read-aloud.ts';
import { conditionOver, FIELDS, valueFor } from './testing/any-condition.ts';

const fields = [...FIELDS.values()];
const aloud = (condition: Condition, language: 'ru' | 'en' = 'ru') => readAloud(condition, FIELDS, language);

/** What a tree says, whatever the way in which it was put together: no groups of one, none in its own kind. */
function plain(condition: Condition): unknown {
  switch (condition.kind) {
    case 'is':
      return aloud(condition);
    case 'not':
      return { not: plain(condition.of) };
    case 'all':
    case 'any': {
      if (condition.of.length === 0) return condition.kind === 'all' ? 'всегда' : 'никогда';
      const parts = condition.of.map(plain).flatMap((part) => {
        const same = (part as Record<string, unknown[]>)[condition.kind];
        return typeof part === 'object' && Array.isArray(same) ? same : [part];
      });
      return parts.length === 1 ? parts[0] : { [condition.kind]: parts };
    }
  }
}

/** Reads a Russian sentence back by its brackets and its "и" and "или" alone. */
function heard(sentence: string): unknown {
  for (const [kind, word] of [
    ['any', ' или '],
    ['all', ' и '],
  ] as const) {
    const parts = apart(sentence, word);
    if (parts.length > 1) return { [kind]: parts.map(heard) };
  }
  if (sentence.startsWith('неверно, что ')) return { not: heard(sentence.slice('неверно, что '.length)) };
  return sentence.startsWith('(') && sentence.endsWith(')') ? heard(sentence.slice(1, -1)) : sentence;
}

/** Splits at a word where no bracket and no quotation is open. */
function apart(sentence: string, word: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let open = 0;
  for (let at = 0; at < sentence.length; at += 1) {
    const sign = sentence[at] ?? '';
    if ('(«'.includes(sign)) open += 1;
    if (')»'.includes(sign)) open -= 1;
    if (open === 0 && sentence.startsWith(word, at)) {
      parts.push(sentence.slice(from, at));
      from = at + word.length;
    }
  }
  return [...parts, sentence.slice(from)];
}

test('a sentence says the tree and no other', () => {
  fc.assert(
    fc.property(conditionOver(fields), (condition) => {
      expect(heard(aloud(condition))).toEqual(plain(condition));
    }),
    { numRuns: 500 },
  );
});

test('both languages have words for every operator, and brackets close', () => {
  fc.assert(
    fc.property(
      conditionOver(fields),
      fc.constantFrom('ru' as const, 'en' as const),
      (condition, language) => {
        const sentence = aloud(condition, language);
        expect(sentence.trim()).not.toBe('');
        expect(sentence).not.toMatch(/undefined|null|\[object/);
        expect(sentence.split('(').length).toBe(sentence.split(')').length);
      },
    ),
  );
  const said = new Set<string>();
  for (const field of fields)
    for (const op of OPERATORS_OF[field.type])
      for (const language of ['ru', 'en'] as const) {
        const [value] = fc.sample(valueFor(field, op), { numRuns: 1, seed: 1 });
        const sentence = aloud({ kind: 'is', field: field.key, op, value: value ?? null }, language);
        expect(sentence, op).toContain(wordsIn(field.name, language));
        said.add(op);
      }
  expect(said).toEqual(new Set(OPERATORS));
});

const score = (value: number): Condition => ({ kind: 'is', field: 'score', op: 'at-most', value });
const picked = (value: string): Condition => ({ kind: 'is', field: 'pick', op: 'equals', value });

test('sentences, as people say them', () => {
  expect(aloud({ kind: 'all', of: [score(6), { kind: 'any', of: [picked('a1'), picked('a2')] }] })).toBe(
    '«Оценка» не больше 6 и («Выбор» равно «Ответ a1» или «Выбор» равно «Ответ a2»)',
  );
  expect(aloud({ kind: 'not', of: { kind: 'all', of: [score(6), picked('a1')] } }, 'en')).toBe(
    'it is not so that (“Score” is at most 6 and “Choice” is “Answer a1”)',
  );
  expect(aloud({ kind: 'any', of: [{ kind: 'not', of: score(6) }, picked('a1')] }, 'en')).toBe(
    '(it is not so that “Score” is at most 6) or “Choice” is “Answer a1”',
  );
  expect(aloud({ kind: 'is', field: 'agreed', op: 'equals', value: true })).toBe('«Согласие» равно да');
  expect(aloud({ kind: 'is', field: 'several', op: 'has-any', value: ['a1', 'gone'] })).toBe(
    '«Несколько» включает хотя бы одно из «Ответ a1», «gone»',
  );
  expect(aloud({ kind: 'is', field: 'score', op: 'between', value: [1, 5] }, 'en')).toBe(
    '“Score” is between 1 and 5',
  );
  expect(aloud({ kind: 'is', field: 'gone', op: 'known', value: null }, 'en')).toBe('“gone” is known');
  expect(aloud({ kind: 'all', of: [] })).toBe('всегда');
  expect(aloud({ kind: 'any', of: [] }, 'en')).toBe('never');
});

test('words fall back on the other language', () => {
  expect(wordsIn({ en: 'City' }, 'ru')).toBe('City');
  expect(wordsIn({ ru: '', en: 'City' }, 'ru')).toBe('City');
  expect(wordsIn({}, 'en')).toBe('');
});
