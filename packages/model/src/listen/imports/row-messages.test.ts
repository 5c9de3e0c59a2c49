import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import { type ImportKind, readImportMap } from './import-map.ts';
import { planImport } from './plan-import.ts';
import type { RowContext } from './row-context.ts';
import { rowMessages } from './row-messages.ts';
import { rowSentence } from './row-reason.ts';

function context(): RowContext {
  const seen = new Map<string, number>();
  return {
    digest: (text) => `<${text}>`,
    occurrence: (key) => {
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return before;
    },
    latest: Date.UTC(2025, 0, 1),
  };
}

function importer(kind: ImportKind, map: object, columns: string[]) {
  const read = readImportMap(map);
  if (read.kind !== 'map') throw new Error(JSON.stringify(read.faults));
  const made = planImport(kind, read.map, columns, 'UTC');
  if (made.kind !== 'plan') throw new Error(JSON.stringify(made.faults));
  const shared = context();
  const result = (...row: string[]) => rowMessages(made.plan, row, shared);
  const messages = (...row: string[]): JsonObject[] => {
    const got = result(...row);
    if (got.kind === 'fault') throw new Error(rowSentence(got.reason));
    return got.messages.map(({ message }) => message);
  };
  const reason = (...row: string[]): string => {
    const got = result(...row);
    return got.kind === 'fault' ? rowSentence(got.reason) : 'taken';
  };
  return { messages, reason };
}

const TELCO = {
  source: 'crm',
  basis: 'contract',
  confidence: 0.9,
  time: { fixed: '2024-09-30' },
  columns: {
    'Customer ID': 'userId',
    Score: [
      { answer: { question_type: 'csat', survey: 'telco', question: 'satisfaction' } },
      { trait: 'score' },
    ],
    Status: { events: { Churned: 'Churned' } },
    Reason: { property: 'reason' },
    unit: { property: 'unit' },
  },
};
const COLUMNS = ['Customer ID', 'Score', 'Status', 'Reason', 'unit', 'Offer'];

test('one row says who it is, what happened and what was answered', () => {
  const { messages } = importer('customers', TELCO, COLUMNS);
  const made = messages('A-1', '3', 'Churned', 'Price', 'shop-7', 'None');
  expect(made.map(({ messageId: _, ...rest }) => rest)).toEqual([
    {
      type: 'identify',
      userId: 'A-1',
      timestamp: '2024-09-30T00:00:00.000Z',
      traits: { offer: 'None', score: 3, $basis: 'contract', $confidence: 0.9 },
    },
    {
      type: 'track',
      event: 'Churned',
      userId: 'A-1',
      timestamp: '2024-09-30T00:00:00.000Z',
      properties: { reason: 'Price', unit: 'shop-7' },
    },
    {
      type: 'track',
      event: 'Survey Answered',
      userId: 'A-1',
      timestamp: '2024-09-30T00:00:00.000Z',
      properties: {
        survey: 'telco',
        question: 'satisfaction',
        question_type: 'csat',
        value: 3,
        unit: 'shop-7',
        response_id: expect.any(String),
      },
    },
  ]);
});

test('empty cells are absent: no answer, no event, no trait', () => {
  const { messages } = importer('customers', TELCO, COLUMNS);
  const made = messages('A-2', '', 'Stayed', '', '', '');
  expect(made).toHaveLength(1);
  expect(made[0]?.['traits']).toEqual({ $basis: 'contract', $confidence: 0.9 });
});

test('the same row gives the same ids in every run, and a changed cell only changes what it is in', () => {
  const ids = (row: string[]) =>
    importer('customers', TELCO, COLUMNS)
      .messages(...row)
      .map((m) => m['messageId']);
  const first = ids(['A-1', '3', 'Churned', 'Price', '', 'None']);
  expect(ids(['A-1', '3', 'Churned', 'Price', '', 'None'])).toEqual(first);
  const moved = ids(['A-1', '3', 'Churned', 'Price', '', 'Offer B']);
  expect(moved[0]).not.toBe(first[0]);
  expect(moved.slice(1)).toEqual(first.slice(1));
});

test('equal rows of a customers file are one, equal events without an id are two', () => {
  const customers = importer('customers', TELCO, COLUMNS);
  const row = ['A-1', '3', 'Churned', 'Price', '', 'None'];
  expect(customers.messages(...row)).toEqual(customers.messages(...row));
  const events = importer('events', {}, ['user_id', 'event', 'timestamp', 'message_id']);
  const [one] = events.messages('u', 'Paid', '2024-01-01', '');
  const [two] = events.messages('u', 'Paid', '2024-01-01', '');
  const [named] = events.messages('u', 'Paid', '2024-01-01', 'm-1');
  expect(one?.['messageId']).not.toBe(two?.['messageId']);
  expect(named?.['messageId']).toBe('m-1');
  const [again] = importer('events', {}, ['user_id', 'event', 'timestamp', 'message_id']).messages(
    'u',
    'Paid',
    '2024-01-01',
    '',
  );
  expect(again?.['messageId']).toBe(one?.['messageId']);
});

test('answers of one row are one response; equal rows without a response id are two', () => {
  const map = {
    columns: { NPS: { answer: { question_type: 'nps' } }, Why: { answer: { question_type: 'text' } } },
  };
  const { messages } = importer('answers', map, ['user_id', 'date', 'NPS', 'Why']);
  const responseOf = (made: JsonObject[]) => made.map((m) => (m['properties'] as JsonObject)['response_id']);
  const first = messages('u', '2024-05-01', '9', '007');
  const second = messages('u', '2024-05-01', '9', '007');
  expect(new Set(responseOf(first)).size).toBe(1);
  expect(responseOf(first)).not.toEqual(responseOf(second));
  expect(first[1]).toMatchObject({ properties: { value: '007' } });
});

test('a long answers file keeps its own response ids', () => {
  const { messages } = importer('answers', {}, [
    'user_id',
    'timestamp',
    'response_id',
    'question_type',
    'value',
  ]);
  const [made] = messages('u', '1714521600', 'r-1', 'nps', '10');
  expect(made).toMatchObject({
    event: 'Survey Answered',
    timestamp: '2024-05-01T00:00:00.000Z',
    properties: { response_id: 'r-1', question_type: 'nps', value: 10 },
  });
});

test('every fault is a sentence that names its column', () => {
  const telco = importer('customers', { ...TELCO, time: { column: 'When', format: 'dd.mm.yyyy' } }, [
    ...COLUMNS,
    'When',
  ]);
  expect(telco.reason('', '3', '', '', '', '', '')).toBe(
    'the row names no customer: "Customer ID" is empty.',
  );
  expect(telco.reason('A', '3', '', '', '', '', '')).toBe(
    'column "When" is empty: it is not known when this happened.',
  );
  expect(telco.reason('A', '3', '', '', '', '', '2024-01-01')).toBe(
    'column "When": "2024-01-01" is no date in the format dd.mm.yyyy.',
  );
  expect(telco.reason('A', '3', '', '', '', '', '01.01.2062')).toBe(
    'column "When": "01.01.2062" lies in the future.',
  );
  const typed = importer('customers', { columns: { Fee: { trait: 'fee', as: 'number' } } }, ['id', 'Fee']);
  expect(typed.reason('A', 'a lot')).toBe('column "Fee": "a lot" is not a number.');
  const events = importer('events', {}, ['user_id', 'event', 'timestamp']);
  expect(events.reason('u', ' ', '2024-01-01')).toBe('column "event" is empty: the event has no name.');
});

test('no row makes it throw, and what is taken is a message with an id', () => {
  const { messages, reason } = importer('customers', TELCO, COLUMNS);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 6, maxLength: 6 }), (row) => {
      if (reason(...row) !== 'taken') return;
      for (const message of messages(...row)) expect(String(message['messageId'])).toMatch(/^import-/);
    }),
  );
});
