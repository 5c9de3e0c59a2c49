import { expect, test } from 'vitest';
import { answerParts, type Form, formOf, pageOf, readAnswers } from './index.ts';
import { questionSchema, surveySchema } from './survey-schema.ts';

const question = (given: object) => questionSchema.parse({ id: 'q', text: { en: 'Q' }, ...given });
const formFrom =
  (fields: Readonly<Record<string, string | readonly string[]>>): Form =>
  (name) =>
    [fields[name] ?? []].flat();
const read = (given: object, fields: Readonly<Record<string, string | readonly string[]>>) =>
  readAnswers([question(given)], formFrom(fields));
const options = ['a', 'b', 'c'].map((id) => ({ id, text: { en: id } }));

test('a form made of answers gives the same answers again', () => {
  const cases: [object, Readonly<Record<string, string | readonly string[]>>][] = [
    [{ type: 'nps' }, { q: '0' }],
    [
      { type: 'single', options, other: true },
      { q: 'other', 'q.other': 'so' },
    ],
    [
      { type: 'multiple', options, other: true },
      { q: ['a', 'other'], 'q.other': 'so' },
    ],
    [
      { type: 'matrix', rows: options, columns: options },
      { 'q.a': 'b', 'q.c': 'a' },
    ],
    [
      { type: 'ranking', options },
      { 'q.a': '3', 'q.b': '1', 'q.c': '2' },
    ],
    [
      { type: 'sum', options },
      { 'q.a': '10', 'q.b': '90', 'q.c': '' },
    ],
    [{ type: 'slider', step: 0.1 }, { q: '3,7' }],
    [{ type: 'contact', fields: [{ field: 'email' }] }, { 'q.email': 'a@b.example' }],
    [{ type: 'consent', statement: {} }, { q: ['yes', 'no'] }],
    [{ type: 'consent', statement: {} }, { q: 'no' }],
    [{ type: 'text', kind: 'number' }, { q: '1 000,5' }],
    [{ type: 'text', long: true }, { q: 'two\nlines' }],
    [{ type: 'net' }, { q: 'less' }],
    [{ type: 'date' }, { q: '2024-02-29' }],
  ];
  for (const [given, fields] of cases) {
    const { answers, faults } = read(given, fields);
    expect(faults, JSON.stringify(given)).toEqual([]);
    expect(Object.keys(answers).length).toBeGreaterThan(0);
    expect(readAnswers([question(given)], formOf([question(given)], answers)).answers).toEqual(answers);
  }
});

test('a consent that is needed is not given by saying no', () => {
  const consent = { type: 'consent', statement: {}, required: true };
  expect(read(consent, { q: 'no' }).faults).toMatchObject([{ code: 'consent-needed' }]);
  expect(read({ ...consent, required: false }, { q: 'no' }).answers).toEqual({ q: false });
});

test('words beside "other" are not lost for want of a click', () => {
  expect(read({ type: 'single', options, other: true }, { 'q.other': 'mine' }).answers).toEqual({
    q: 'other',
    'q.other': 'mine',
  });
  expect(read({ type: 'single', options, other: true }, { q: 'a', 'q.other': 'mine' }).answers).toEqual({
    q: 'a',
  });
  expect(read({ type: 'multiple', options, other: true }, { q: 'a', 'q.other': 'mine' }).answers).toEqual({
    q: ['a', 'other'],
    'q.other': 'mine',
  });
});

test('half an order is a fault also where none is asked for', () => {
  expect(read({ type: 'ranking', options }, { 'q.a': '1' }).faults).toMatchObject([
    { code: 'too-few', said: '3' },
  ]);
  expect(read({ type: 'ranking', options }, {})).toEqual({ answers: {}, faults: [] });
});

test('an address that is no contact is a fact, a contact is none', () => {
  const text = (kind: string) => question({ type: 'text', kind });
  expect(answerParts(text('url'), 'https://a.example')).toMatchObject([{ questionType: 'text' }]);
  expect(answerParts(text('email'), 'a@b.example')).toEqual([]);
});

test('a question whose answer is known already is not asked, but for whoever answered it here', () => {
  const survey = surveySchema.parse({
    languages: ['en'],
    title: {},
    blocks: [
      {
        id: 'b',
        questions: [
          { id: 'mail', type: 'text', text: { en: 'Mail?' }, knownFrom: 'email' },
          { id: 'odd', type: 'text', text: { en: 'Odd?' }, knownFrom: 'constructor' },
        ],
      },
    ],
  });
  const [block] = survey.blocks;
  const asked = (answers: Record<string, string>, traits: Record<string, string>) =>
    block === undefined
      ? []
      : (
          pageOf(survey, block, { seed: 's', answers, respondent: { hidden: {}, traits, language: 'en' } })
            ?.questions ?? []
        ).map(({ id }) => id);
  expect(asked({}, {})).toEqual(['mail', 'odd']);
  expect(asked({}, { email: 'a@b.example' })).toEqual(['odd']);
  expect(asked({ mail: 'a@b.example' }, { email: 'a@b.example' })).toEqual(['mail', 'odd']);
  expect(asked({}, { email: '' })).toEqual(['mail', 'odd']);
});
