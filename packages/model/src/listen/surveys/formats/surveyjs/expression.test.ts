import fc from 'fast-check';
import { ConditionRunner } from 'survey-core';
import { expect, test } from 'vitest';
import type { Condition, FieldValue } from '../../../../kernel/conditions/condition.ts';
import { evaluateCondition, holds } from '../../../../kernel/conditions/evaluate-condition.ts';
import { conditionOver, FIELDS } from '../../../../kernel/conditions/testing/any-condition.ts';
import { notFalse, notTrue, simplified } from '../two-valued.ts';
import { parseExpression } from './parse-expression.ts';
import { type Names, readExpression } from './read-expression.ts';
import { writeDenied, writeExpression } from './write-expression.ts';

/** Whether SurveyJS itself takes the expression as true; null where it does not take it at all. */
function theirs(expression: string, values: Readonly<Record<string, unknown>>): boolean | null {
  const runner = new ConditionRunner(expression);
  return runner.canRun() ? Boolean(runner.runValues(values)) : null;
}

const fields = [...FIELDS.values()];
const writing = { nameOf: (field: string) => field, fields: FIELDS };
const names: Names = (name) => (FIELDS.has(name) ? { fields: [name], values: new Map() } : null);
const read = (text: string) => readExpression(text, names, FIELDS);

/** Values as a form would leave them. */
const values: fc.Arbitrary<Record<string, FieldValue>> = fc.record(
  {
    score: fc.integer({ min: -3, max: 12 }),
    word: fc.constantFrom('a', 'Ab', 'north', 'ёж', "it's", 'x\\y'),
    pick: fc.constantFrom('a1', 'a2', 'a3'),
    several: fc.subarray(['a1', 'a2', 'a3'], { minLength: 1 }),
    agreed: fc.boolean(),
    day: fc.constantFrom('2026-01-01', '2026-05-08', '2026-05-09', '2027-12-31'),
  },
  { requiredKeys: [] },
);

test('what is written is true in SurveyJS exactly where the condition holds', () => {
  let said = 0;
  fc.assert(
    fc.property(conditionOver(fields), values, (condition, held) => {
      const reader = (key: string) => held[key];
      const expression = writeExpression(condition, writing);
      if (expression === null) return;
      said += 1;
      expect(theirs(expression, held), expression).toBe(holds(condition, reader));
      const opposite = writeDenied(condition, writing) ?? '';
      expect(theirs(opposite, held), opposite).toBe(evaluateCondition(condition, reader) === false);
    }),
    { numRuns: 2_000 },
  );
  expect(said).toBeGreaterThan(1_000);
});

test('what is written is read back to a condition that holds in the same cases', () => {
  let said = 0;
  fc.assert(
    fc.property(conditionOver(fields, 2), values, (condition, held) => {
      const expression = writeExpression(condition, writing);
      if (expression === null) return;
      said += 1;
      const back = read(expression);
      expect(back, expression).not.toBeNull();
      expect(
        holds(back, (key) => held[key]),
        expression,
      ).toBe(holds(condition, (key) => held[key]));
    }),
    { numRuns: 2_000 },
  );
  expect(said).toBeGreaterThan(1_000);
});

const COMPARED = [
  '{score} = 7',
  '{score} <> 7',
  '{score} != 7',
  '7 <= {score}',
  '{score} anyof [1, 2, 3]',
  "{word} = 'ёж'",
  '{word} contains "ort"',
  "{word} notcontains 'a'",
  "{word} notequal 'Ab'",
  "{pick} = 'a1' or {pick} = 'a2'",
  "{pick} anyof ['a1', 'a3']",
  "{pick} noneof ['a1', 'a3']",
  '{pick} = a2',
  "{several} contains 'a2'",
  "{several} notcontains 'a2'",
  "{several} allof ['a1', 'a2']",
  "{several} anyof ['a1', 'a2']",
  '{several} empty',
  '{several} notempty and {score} empty',
  '{agreed} = true',
  '{agreed} = false',
  '{agreed} <> true',
  "{day} >= '2026-05-09'",
  "{day} < '2026-05-09'",
  '!({score} > 5)',
  'negate ({score} > 5 and {pick} empty)',
  '!(!({score} >= 6))',
  "({score} < 3 || {score} > 9) && !({word} = 'a')",
  '{score} greaterorequal 3 and {score} less 8',
];

test.each(COMPARED)('SurveyJS and we agree on %s', (expression) => {
  const condition = read(expression);
  expect(condition).not.toBeNull();
  fc.assert(
    fc.property(values, (held) => {
      expect(holds(condition, (key) => held[key])).toBe(theirs(expression, held));
    }),
  );
});

const UNREAD = [
  '',
  '   ',
  '{score} = ',
  '= 7',
  '({score} = 7',
  '{score} = 7)',
  '{score} = 7 and',
  '{score} + 1 = 7',
  "{several} = ['a1']",
  'iif({score} > 5, true, false)',
  'today() > {day}',
  '{score} = {pick}',
  '{nobody} = 1',
  "{pick} = 'gone'",
  '!{score} = 7',
  '7 < 8',
  "{word} > 'a'",
  "{word} = 'open",
  '{score} = 7; alert(1)',
  '{score} = 7 or {nobody} = 1',
  '{{score}} = 1',
  '('.repeat(3_000),
  '!'.repeat(3_000),
  `${'('.repeat(100)}{score} = 7${')'.repeat(100)}`,
  `{score} = 7${' or {score} = 7'.repeat(400)}`,
];

test.each(UNREAD)('not read, and told so: %s', (expression) => {
  expect(read(expression)).toBeNull();
});

test('any text is read or refused, and soon', () => {
  const piece = fc.constantFrom(
    '{score}',
    '{a.b}',
    '(',
    ')',
    '[',
    ']',
    ',',
    "'",
    '"',
    '\\',
    'and',
    'or',
    '!',
    '=',
    '<',
    '7',
    '-',
    'x',
    ' ',
    '.',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
      ),
      (text) => {
        const parsed = parseExpression(text);
        if (parsed.kind === 'unread') expect(parsed.at).toBeLessThanOrEqual(text.length);
        expect([null, 'object']).toContain(read(text) === null ? null : typeof read(text));
      },
    ),
    { numRuns: 3_000 },
  );
});

test('a denial with two values says exactly the opposite, and simplifying changes nothing', () => {
  fc.assert(
    fc.property(conditionOver(fields), values, (condition, held) => {
      const reader = (key: string) => held[key];
      const verdict = evaluateCondition(condition, reader);
      expect(evaluateCondition(notTrue(condition), reader) === true).toBe(verdict !== true);
      expect(evaluateCondition(notFalse(condition), reader) === true).toBe(verdict !== false);
      expect(holds(simplified(condition), reader)).toBe(verdict === true);
    }),
    { numRuns: 2_000 },
  );
});

test('what is known is not left out where it is denied', () => {
  const agreed: Condition = { kind: 'is', field: 'agreed', op: 'equals', value: true };
  const known: Condition = { kind: 'is', field: 'agreed', op: 'known', value: null };
  expect(simplified({ kind: 'all', of: [agreed, known] })).toEqual(agreed);
  const refused: Condition = { kind: 'not', of: { kind: 'all', of: [agreed, known] } };
  expect(holds(refused, () => undefined)).toBe(true);
  expect(holds(simplified(refused), () => undefined)).toBe(true);
});

test('simple conditions come back as they went', () => {
  const simple: Condition[] = [
    { kind: 'is', field: 'score', op: 'at-most', value: 6 },
    { kind: 'is', field: 'score', op: 'differs', value: 6 },
    { kind: 'is', field: 'pick', op: 'none-of', value: ['a1', 'a2'] },
    { kind: 'is', field: 'pick', op: 'differs', value: 'a1' },
    { kind: 'is', field: 'several', op: 'has', value: 'a2' },
    { kind: 'is', field: 'agreed', op: 'equals', value: false },
    {
      kind: 'all',
      of: [
        { kind: 'is', field: 'score', op: 'above', value: 3 },
        {
          kind: 'any',
          of: [
            { kind: 'is', field: 'word', op: 'known', value: null },
            { kind: 'is', field: 'day', op: 'before', value: '2026-05-09' },
          ],
        },
      ],
    },
  ];
  for (const condition of simple) expect(read(writeExpression(condition, writing) ?? '')).toEqual(condition);
});
