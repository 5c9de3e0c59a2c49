import { expect, test } from 'vitest';
import { readImportMap } from './import-map.ts';

const faultsOf = (given: unknown) => {
  const read = readImportMap(given);
  return read.kind === 'faults' ? read.faults : [];
};

test('reads every role that a column may have', () => {
  const read = readImportMap({
    columns: {
      'Customer ID': 'userId',
      Score: [
        { answer: { question_type: 'csat', survey: 'telco', question: 'satisfaction' } },
        { trait: 'satisfaction_score' },
      ],
      Status: { events: { Churned: 'Churned' }, time: { column: 'Left on', format: 'dd.mm.yyyy' } },
      Reason: { property: 'reason', on: 'events' },
      Zip: 'ignore',
    },
    time: { fixed: '2024-09-30' },
    basis: 'contract',
    confidence: 0.9,
    source: 'crm',
  });
  expect(read.kind).toBe('map');
  if (read.kind !== 'map') return;
  expect(read.map.columns['Score']?.map((role) => role.kind)).toEqual(['answer', 'trait']);
  expect(read.map.columns['Zip']).toEqual([{ kind: 'ignore' }]);
  expect(read.map.rest).toBe('keep');
});

test('an empty map is a map', () => {
  expect(readImportMap({})).toMatchObject({ kind: 'map', map: { source: 'import', columns: {} } });
});

test.each([
  [{ columns: { Zip: 'ignored' } }, 'columns."Zip"', /must be "userId".*"ignore"/],
  [{ columns: { Zip: [] } }, 'columns."Zip"', /a list of these/],
  [
    { columns: { Q: { answer: { question_type: 'cast' } } } },
    'columns."Q".answer.question_type',
    /one of nps, csat/,
  ],
  [{ columns: { Q: [{ trait: 'q' }, { trait: '' }] } }, 'columns."Q"[1].trait', /must not be empty/],
  [{ columns: { Q: { trait: 'q', as: 'date' } } }, 'columns."Q".as', /one of auto, text/],
  [{ time: { fixed: 'yesterday' } }, 'time.fixed', /2024-09-30/],
  [{ time: 'now' }, 'time', /"fixed": "2024-09-30"/],
  [{ basis: 'because' }, 'basis', /one of contract, consent/],
  [{ zone: 'Mars/Olympus' }, 'zone', /Europe\/Moscow/],
  [{ colums: {} }, '', /colums/],
  [[], '', /./],
])('%j is refused at %s', (given, field, message) => {
  const [fault] = faultsOf(given);
  expect(fault?.field).toBe(field);
  expect(fault?.message).toMatch(message);
});
