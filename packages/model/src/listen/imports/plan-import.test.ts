import { expect, test } from 'vitest';
import { type ImportKind, readImportMap } from './import-map.ts';
import { planImport } from './plan-import.ts';

function plan(kind: ImportKind, map: object, columns: string[]) {
  const read = readImportMap(map);
  if (read.kind !== 'map') throw new Error(JSON.stringify(read.faults));
  return planImport(kind, read.map, columns, 'UTC');
}

function planned(kind: ImportKind, map: object, columns: string[]) {
  const made = plan(kind, map, columns);
  if (made.kind !== 'plan') throw new Error(JSON.stringify(made.faults));
  return made.plan;
}

const faults = (kind: ImportKind, map: object, columns: string[]) => {
  const made = plan(kind, map, columns);
  return made.kind === 'faults' ? made.faults : [];
};

test('a customers file without a map: the id by its name, the rest traits in snake case', () => {
  const made = planned('customers', {}, [
    'Customer ID',
    'E-mail',
    'Phone Number',
    'ФИО',
    'Zip Code',
    'Monthly Charge',
    '',
  ]);
  expect(made.userId?.name).toBe('Customer ID');
  expect(made.traits.map(({ target, reading }) => [target, reading.form])).toEqual([
    ['email', 'auto'],
    ['monthly_charge', 'auto'],
    ['name', 'auto'],
    ['phone', 'text'],
    ['zip_code', 'text'],
  ]);
});

test('the name that is believed most is the id, another id becomes a trait', () => {
  const made = planned('customers', {}, ['id', 'user_id', 'email']);
  expect(made.userId?.name).toBe('user_id');
  expect(made.traits.map(({ target }) => target)).toEqual(['email', 'id']);
});

test('the map wins over what names suggest', () => {
  const made = planned('customers', { columns: { code: 'userId' } }, ['user_id', 'code']);
  expect(made.userId?.name).toBe('code');
  expect(made.traits.map(({ target }) => target)).toEqual(['user_id']);
});

test('an events file: event, ids and time by name, the rest properties', () => {
  const made = planned('events', {}, ['event', 'user_id', 'timestamp', 'Order Total', 'unit']);
  expect(made.time).toMatchObject({ kind: 'column', column: { name: 'timestamp' } });
  expect(made.eventProperties.map(({ target }) => target)).toEqual(['order_total', 'unit']);
});

test('an answers file: score and comment are known', () => {
  const made = planned('answers', {}, ['user_id', 'date', 'question_type', 'score', 'comment', 'shop']);
  expect(made.answerProperties.map(({ target }) => target)).toEqual([
    'question_type',
    'shop',
    'text',
    'value',
  ]);
});

test('columns that the map does not name can be left out', () => {
  expect(planned('customers', { rest: 'ignore', columns: { a: 'userId' } }, ['a', 'b']).traits).toEqual([]);
});

test('a column that changed its place changes nothing but places', () => {
  const one = planned('customers', {}, ['id', 'a', 'b']).traits.map(({ target }) => target);
  const two = planned('customers', {}, ['b', 'id', 'a']).traits.map(({ target }) => target);
  expect(one).toEqual(two);
});

test.each([
  [
    'customers',
    { columns: { Contract: { trait: 'c' } } },
    ['id', 'contract'],
    'columns."Contract"',
    'the file has no column "Contract"; its columns are "id", "contract".',
  ],
  [
    'customers',
    { time: { column: 'Date' } },
    ['id'],
    'time',
    'the file has no column "Date"; its columns are "id".',
  ],
  ['customers', {}, ['name', 'city'], 'columns', `no column holds the customer's id`],
  ['customers', {}, ['id', 'E mail', 'e-mail'], 'columns."e-mail"', 'would both be the trait "email"'],
  [
    'customers',
    { columns: { status: { events: { gone: 'Churned' } } } },
    ['id', 'status'],
    'time',
    'the column "status" makes events or answers and nothing says when',
  ],
  ['events', {}, ['user_id', 'timestamp'], 'columns', 'no column holds the name of the event'],
  ['events', {}, ['user_id', 'event'], 'time', 'no column holds the time'],
  ['answers', {}, ['user_id', 'date', 'score'], 'columns', 'missing: question_type'],
] as const)('%s with %j and columns %j is refused', (kind, map, columns, field, message) => {
  const [fault] = faults(kind, map, [...columns]);
  expect(fault?.field).toBe(field);
  expect(fault?.message).toContain(message);
});
