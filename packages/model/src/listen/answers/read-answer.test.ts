import { expect, test } from 'vitest';
import { ANSWER_EVENT } from '../../kernel/event.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { readAnswer } from './read-answer.ts';

const read = (properties: JsonObject | null, name: string = ANSWER_EVENT) =>
  readAnswer({ type: 'track', name, properties, messageId: 'm1' });
const nps = { response_id: 'r1', question_type: 'nps', value: 9 };

test('only a track call of that name is an answer', () => {
  expect(read(nps, 'Order Paid')).toBeNull();
  expect(readAnswer({ type: 'page', name: ANSWER_EVENT, properties: nps, messageId: 'm1' })).toBeNull();
});

test('an answer with all that may be said of it', () => {
  expect(
    read({
      ...nps,
      revision: 2,
      invitation_id: 'i1',
      survey: 'relation',
      question: 'recommend',
      text: 'Кратко',
    }),
  ).toEqual({
    response: 'r1',
    revision: 2,
    invitation: 'i1',
    survey: 'relation',
    question: 'recommend',
    questionType: 'nps',
    value: 9,
    scaleMin: 0,
    scaleMax: 10,
    text: 'Кратко',
  });
});

test('what is not said has a default: revision 0, the type as question, no invitation', () => {
  expect(read(nps)).toMatchObject({ revision: 0, question: 'nps', invitation: '', survey: '', text: '' });
});

test.each([
  ['nps', 0],
  ['nps', 10],
  ['csat', 1],
  ['csat', 5],
  ['ces', 1],
  ['ces', 7],
  ['rating', 3.5],
])('%s takes %d', (question_type, value) => {
  expect(read({ ...nps, question_type, value })).toMatchObject({ questionType: question_type, value });
});

test.each([
  ['nps', 11],
  ['nps', -1],
  ['nps', 8.5],
  ['csat', 0],
  ['csat', 6],
  ['ces', 0],
  ['ces', 8],
  ['rating', 'good'],
  ['nps', null],
  ['nps', true],
  ['nps', ''],
  ['nps', ' '],
  ['nps', [9]],
])('%s refuses %j', (question_type, value) => {
  expect(read({ ...nps, question_type, value })).toMatchObject({
    code: 'bad-answer',
    field: 'properties.value',
  });
});

test('a number sent as text is a number', () => {
  expect(read({ ...nps, value: '7' })).toMatchObject({ value: 7 });
});

test('words and choices have no score', () => {
  expect(read({ ...nps, question_type: 'text', value: 'Долго' })).toMatchObject({
    value: null,
    text: 'Долго',
  });
  expect(read({ ...nps, question_type: 'choice', value: ['a', 'b'] })).toMatchObject({
    value: null,
    text: '["a","b"]',
  });
});

test.each([
  ['properties.question_type', { ...nps, question_type: 'stars' }],
  ['properties.question_type', null],
  ['properties.response_id', { ...nps, response_id: '' }],
  ['properties.revision', { ...nps, revision: -1 }],
  ['properties.revision', { ...nps, revision: 1.5 }],
  ['properties.revision', { ...nps, revision: '2' }],
])('a bad answer says that %s is to be mended', (field, properties) => {
  expect(read(properties)).toMatchObject({ kind: 'refusal', code: 'bad-answer', field });
});

test('long texts are cut between characters', () => {
  const answer = read({ ...nps, response_id: `${'r'.repeat(199)}😀`, text: '😀'.repeat(20_000) });
  if (answer === null || 'code' in answer) throw new Error('the answer was refused');
  expect(answer.response).toBe('r'.repeat(199));
  expect(answer.text.isWellFormed()).toBe(true);
});

test('an answer that was taken back says nothing, whatever else stands there', () => {
  expect(read({ ...nps, revision: 3, withdrawn: true, text: 'words', value: 99 })).toMatchObject({
    revision: 3,
    value: null,
    text: '',
    withdrawn: true,
  });
  expect(read({ ...nps, withdrawn: 'yes' })).not.toHaveProperty('withdrawn');
});
