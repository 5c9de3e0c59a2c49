import fc from 'fast-check';
import {
  type Condition,
  type ConditionValue,
  type Field,
  type FieldValue,
  OPERATORS_OF,
  type Operator,
} from '../condition.ts';

const WORDS = ['', 'a', 'Ab', 'ёж', 'да', '5', 'north', '0', 'true', '<b>', '"', "'", '{x}', '\\'];

/** Values of every type, those that fit a condition's constants among them. */
export const anyFieldValue: fc.Arbitrary<FieldValue | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -3, max: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(...WORDS, '2026-01-01', '2026-05-09', 'a1', 'a2'),
  fc.string(),
  fc.array(fc.constantFrom('a1', 'a2', 'a3', 'other'), { maxLength: 3 }),
);

const OPTIONS = ['a1', 'a2', 'a3'].map((key) => ({ key, name: { ru: `Ответ ${key}`, en: `Answer ${key}` } }));

/** A field of each type, by the names that the tests use. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
  (
    [
      { key: 'score', type: 'number', name: { ru: 'Оценка', en: 'Score' } },
      { key: 'word', type: 'text', name: { ru: 'Слово', en: 'Word' } },
      { key: 'pick', type: 'choice', name: { ru: 'Выбор', en: 'Choice' }, options: OPTIONS },
      { key: 'several', type: 'list', name: { ru: 'Несколько', en: 'Several' }, options: OPTIONS },
      { key: 'agreed', type: 'boolean', name: { ru: 'Согласие', en: 'Consent' } },
      { key: 'day', type: 'date', name: { ru: 'День', en: 'Day' } },
    ] as const satisfies readonly Field[]
  ).map((field) => [field.key, field]),
);

const day = fc.constantFrom('2026-01-01', '2026-05-09', '2027-12-31');
const number = fc.integer({ min: -3, max: 12 });
const word = fc.constantFrom(...WORDS.filter(Boolean));

/** A constant that fits an operator over a field. */
export function valueFor(field: Field, op: Operator): fc.Arbitrary<ConditionValue> {
  if (op === 'known' || op === 'unknown') return fc.constant(null);
  const keys = field.options?.map(({ key }) => key) ?? [];
  const one = keys.length > 0 ? fc.constantFrom(...keys) : word;
  if (op === 'one-of' || op === 'none-of' || op === 'has-any' || op === 'has-all')
    return fc.array(one, { minLength: 1, maxLength: 3 });
  if (field.type === 'number')
    return op === 'between' ? fc.tuple(number, number).map(([a, b]) => [a, b]) : number;
  if (field.type === 'date') return op === 'between' ? fc.tuple(day, day).map(([a, b]) => [a, b]) : day;
  if (field.type === 'boolean') return fc.boolean();
  return one;
}

/** A comparison that passes the check over these fields. */
export const comparisonOver = (fields: readonly Field[]): fc.Arbitrary<Condition> =>
  fc
    .constantFrom(...fields)
    .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...OPERATORS_OF[field.type])))
    .chain(([field, op]) =>
      valueFor(field, op).map((value): Condition => ({ kind: 'is', field: field.key, op, value })),
    );

/** A tree that passes the check over these fields. */
export function conditionOver(fields: readonly Field[], depth = 3): fc.Arbitrary<Condition> {
  const leaf = comparisonOver(fields);
  if (depth === 0) return leaf;
  const part = conditionOver(fields, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })) },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 3 }).map((of): Condition => ({ kind: 'any', of })) },
    { weight: 1, arbitrary: part.map((of): Condition => ({ kind: 'not', of })) },
  );
}
