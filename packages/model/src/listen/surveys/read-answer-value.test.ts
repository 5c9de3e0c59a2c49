import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER_FAULTS, type AnswerFaultCode, readAnswers } from './read-answer-value.ts';
import type { AnswerValue } from './survey-fields.ts';
import { answerValue, type Question, type SurveyDraft } from './survey-schema.ts';
import { drawSent, good, type Sent } from './testing/any-form.ts';
import { type Draw, drawQuestion, surveyOf, TYPES } from './testing/any-survey.ts';

type Draft = SurveyDraft['blocks'][number]['questions'][number];
const text = { ru: 'Вопрос', en: 'Question' };
const options = (...ids: string[]) => ids.map((id) => ({ id, text: { ru: id, en: id } }));

function question(own: object): Question {
  const made = surveyOf([{ id: 'b1', questions: [{ id: 'q', text, ...own } as Draft] }]).blocks[0]
    ?.questions[0];
  if (made === undefined) throw new Error('no question');
  return made;
}
const read = (own: object, sent: Sent) =>
  readAnswers([question(own)], (name) => (Object.hasOwn(sent, name) ? (sent[name] ?? []) : []));

const multiple = {
  type: 'multiple',
  options: [...options('a', 'b', 'c'), { ...options('none')[0], exclusive: true }],
};
const matrix = { type: 'matrix', rows: options('r1', 'r2'), columns: options('c1', 'c2') };
const ranking = { type: 'ranking', options: options('a', 'b', 'c') };
const sum = { type: 'sum', options: options('a', 'b'), total: 10 };
const contact = {
  type: 'contact',
  fields: [{ field: 'name' }, { field: 'email', required: true }, { field: 'phone' }],
};
const picture = {
  type: 'picture',
  options: options('a', 'b').map((one) => ({ ...one, image: '0b5c1f6e-7d0a-4a57-9f0e-2f1d3a4b5c6d' })),
};

const GOOD: readonly [string, object, Sent, AnswerValue][] = [
  ['nps', { type: 'nps' }, { q: ['0'] }, 0],
  ['csat', { type: 'csat' }, { q: ['5'] }, 5],
  ['ces', { type: 'ces' }, { q: [' 7 '] }, 7],
  ['rating', { type: 'rating', max: 10 }, { q: ['10'] }, 10],
  ['slider, to the nearest step', { type: 'slider', step: 5 }, { q: ['52.6'] }, 55],
  ['slider, with a comma', { type: 'slider', min: -1, max: 1, step: 0.1 }, { q: ['0,3'] }, 0.3],
  ['single', { type: 'single', options: options('a', 'b') }, { q: ['b'] }, 'b'],
  ['multiple', multiple, { q: ['c', 'a', 'c', ''] }, ['c', 'a']],
  ['multiple, the one that excludes', { ...multiple, min: 2 }, { q: ['none'] }, ['none']],
  ['picture', picture, { q: ['b'] }, 'b'],
  ['pictures', { ...picture, several: true }, { q: ['b', 'a'] }, ['b', 'a']],
  ['matrix', matrix, { 'q.r1': ['c2'], 'q.r2': ['c1'] }, { r1: 'c2', r2: 'c1' }],
  ['matrix, in part', matrix, { 'q.r2': ['c1'] }, { r2: 'c1' }],
  ['ranking', ranking, { 'q.a': ['2'], 'q.b': ['3'], 'q.c': ['1'] }, ['c', 'a', 'b']],
  ['ranking, the first two', { ...ranking, top: 2 }, { 'q.a': ['2'], 'q.c': ['1'] }, ['c', 'a']],
  ['sum', sum, { 'q.a': ['10'], 'q.b': [''] }, { a: 10, b: 0 }],
  ['date', { type: 'date', from: '2026-01-01' }, { q: ['2028-02-29'] }, '2028-02-29'],
  [
    'contact',
    contact,
    { 'q.email': ['a@b.ru'], 'q.phone': ['+7 (900) 000-00-00'] },
    { email: 'a@b.ru', phone: '+7 (900) 000-00-00' },
  ],
  ['consent', { type: 'consent', statement: text }, { q: ['yes'] }, true],
  ['no consent', { type: 'consent', statement: text }, { q: ['no'] }, false],
  ['net', { type: 'net' }, { q: ['same'] }, 'same'],
  ['text', { type: 'text' }, { q: [' Хорошо '] }, 'Хорошо'],
  ['number', { type: 'text', kind: 'number' }, { q: ['1 000,5'] }, 1000.5],
  ['e-mail', { type: 'text', kind: 'email' }, { q: ['имя@почта.рф'] }, 'имя@почта.рф'],
  ['phone', { type: 'text', kind: 'phone' }, { q: ['8 495 000-00-00'] }, '8 495 000-00-00'],
  ['address', { type: 'text', kind: 'url' }, { q: ['https://a.example/x?y=1'] }, 'https://a.example/x?y=1'],
];

test.each(GOOD)('%s', (_, own, sent, value) => {
  expect(read(own, sent)).toEqual({ answers: { q: value }, faults: [] });
});

const BAD: readonly [AnswerFaultCode, object, Sent][] = [
  ['required', { type: 'nps', required: true }, {}],
  ['required', { type: 'text', required: true }, { q: ['   '] }],
  ['required', contact, { 'q.name': ['Анна'] }],
  ['not-an-option', { type: 'single', options: options('a', 'b') }, { q: ['c'] }],
  ['not-an-option', { type: 'single', options: options('a', 'b') }, { q: ['other'] }],
  ['not-an-option', multiple, { q: ['a', 'zz'] }],
  ['not-an-option', picture, { q: ['zz'] }],
  ['not-an-option', matrix, { 'q.r1': ['zz'] }],
  ['not-an-option', { type: 'net' }, { q: ['constructor'] }],
  ['too-few', { ...multiple, min: 2 }, { q: ['a'] }],
  ['too-few', { ...ranking, required: true }, { 'q.a': ['1'] }],
  ['too-many', { ...multiple, max: 1 }, { q: ['a', 'b'] }],
  ['excluded', multiple, { q: ['a', 'none'] }],
  ['out-of-range', { type: 'nps' }, { q: ['11'] }],
  ['out-of-range', { type: 'csat' }, { q: ['0'] }],
  ['out-of-range', { type: 'ces' }, { q: ['3.5'] }],
  ['out-of-range', { type: 'rating', max: 3 }, { q: ['4'] }],
  ['out-of-range', { type: 'slider' }, { q: ['101'] }],
  ['out-of-range', { type: 'date', to: '2026-01-01' }, { q: ['2026-01-02'] }],
  ['out-of-range', ranking, { 'q.a': ['4'], 'q.b': ['1'], 'q.c': ['2'] }],
  ['bad-number', { type: 'slider' }, { q: ['много'] }],
  ['bad-number', { type: 'text', kind: 'number' }, { q: ['пять'] }],
  ['bad-number', sum, { 'q.a': ['-1'], 'q.b': ['11'] }],
  ['bad-date', { type: 'date' }, { q: ['2026-02-29'] }],
  ['bad-date', { type: 'date' }, { q: ['09.05.2026'] }],
  ['bad-email', { type: 'text', kind: 'email' }, { q: ['a@b'] }],
  ['bad-email', contact, { 'q.email': ['a b@c.ru'] }],
  ['bad-phone', { type: 'text', kind: 'phone' }, { q: ['позвоните'] }],
  ['bad-phone', contact, { 'q.email': ['a@b.ru'], 'q.phone': ['1'] }],
  ['bad-url', { type: 'text', kind: 'url' }, { q: ['javascript:alert(1)'] }],
  ['too-long', { type: 'text' }, { q: ['x'.repeat(301)] }],
  ['too-long', { type: 'text', long: true, max: 20 }, { q: ['x'.repeat(21)] }],
  [
    'too-long',
    { type: 'single', options: options('a'), other: true },
    { q: ['other'], 'q.other': ['x'.repeat(301)] },
  ],
  ['too-long', contact, { 'q.name': ['x'.repeat(301)], 'q.email': ['a@b.ru'] }],
  ['wrong-sum', sum, { 'q.a': ['4'], 'q.b': ['4'] }],
  ['same-rank', ranking, { 'q.a': ['1'], 'q.b': ['1'], 'q.c': ['2'] }],
  ['not-all-rows', { ...matrix, required: true }, { 'q.r1': ['c1'] }],
  ['consent-needed', { type: 'consent', statement: text, required: true }, {}],
  ['consent-needed', { type: 'consent', statement: text, required: true }, { q: ['no'] }],
  ['too-few', ranking, { 'q.a': ['1'] }],
];

test.each(BAD)('%s: %j with %j', (code, own, sent) => {
  const { answers, faults } = read(own, sent);
  expect(faults.map((fault) => [fault.question, fault.code])).toEqual([['q', code]]);
  expect(answers).toEqual({});
});

test('every fault has an example', () => {
  // Files come apart from the answers, and so do their faults.
  const ofFiles = ['empty-file', 'file-too-large', 'wrong-file'];
  expect(new Set([...BAD.map(([code]) => code), ...ofFiles])).toEqual(new Set(ANSWER_FAULTS));
});

test('words beside "other" choose it where nothing else is chosen, and are kept only with it', () => {
  const single = { type: 'single', options: options('a'), other: true };
  expect(read(single, { q: ['other'], 'q.other': ['своё'] }).answers).toEqual({
    q: 'other',
    'q.other': 'своё',
  });
  expect(read(single, { q: ['a'], 'q.other': ['своё'] }).answers).toEqual({ q: 'a' });
  expect(read(single, { q: ['other'] }).answers).toEqual({ q: 'other' });
  expect(read(single, { 'q.other': ['своё'] }).answers).toEqual({ q: 'other', 'q.other': 'своё' });
});

const anyQuestion = fc.gen().map((gen): { asked: Question; gen: Draw } => {
  const draw: Draw = (arbitrary) => gen(() => arbitrary);
  return { asked: drawQuestion(draw, 'q', draw(fc.constantFrom(...TYPES))), gen: draw };
});

test('what a question asks for it takes, in every form in which it can be asked', () => {
  fc.assert(
    fc.property(anyQuestion, ({ asked, gen }) => {
      const sent = Object.fromEntries(good(gen, asked));
      const { answers, faults } = readAnswers([asked], (name) => sent[name] ?? []);
      expect(faults).toEqual([]);
      expect(Object.hasOwn(answers, 'q')).toBe(asked.type !== 'file' && asked.type !== 'statement');
    }),
    { numRuns: 1_000, endOnFailure: true },
  );
});

test('nothing sent: no answer, and a fault only where one is required', () => {
  fc.assert(
    fc.property(anyQuestion, ({ asked }) => {
      const { answers, faults } = readAnswers([asked], () => []);
      expect(answers).toEqual({});
      const needed =
        (asked.required && asked.type !== 'file' && asked.type !== 'statement') || asked.type === 'contact';
      expect(faults.length).toBe(needed ? 1 : 0);
    }),
  );
});

test('whatever is sent, what is read can be kept, and nothing is both an answer and a fault', () => {
  fc.assert(
    fc.property(anyQuestion, ({ asked, gen }) => {
      const sent = drawSent(gen, asked);
      const { answers, faults } = readAnswers([asked], (name) =>
        Object.hasOwn(sent, name) ? (sent[name] ?? []) : [],
      );
      expect(faults.length > 0 && Object.keys(answers).length > 0).toBe(false);
      for (const value of Object.values(answers)) {
        expect(answerValue.safeParse(value).success).toBe(true);
        const kept = JSON.stringify(value);
        expect(kept).not.toContain('\\u0000');
        expect(kept).not.toMatch(/\\ud[89a-f]/);
      }
    }),
    { numRuns: 2_000, endOnFailure: true },
  );
});
