import type { Question } from '@romashka/model/surveys';
import { expect, test } from 'vitest';
import { newQuestion } from '../draft/new-question.ts';
import { answerWords } from './answer-words.ts';

const FIXED = { yes: 'yes', no: 'no', more: 'More', same: 'The same', less: 'Less', other: 'Other' };
const options = [
  { id: 'shop', text: { en: 'In the shop', ru: 'В салоне' }, exclusive: false },
  { id: 'web', text: { ru: 'На сайте' }, exclusive: false },
];
const say = (question: Question | undefined, value: Parameters<typeof answerWords>[1]) =>
  answerWords(question, value, 'en', FIXED);

test('options are said by their words, in the other language where one lacks them', () => {
  const single = { ...newQuestion('single', 'q'), options, other: true } as Question;
  expect(say(single, 'shop')).toEqual(['In the shop']);
  expect(say(single, 'web')).toEqual(['На сайте']);
  expect(say(single, 'other')).toEqual(['Other']);
  expect(say({ ...single, type: 'multiple' } as Question, ['shop', 'web'])).toEqual([
    'In the shop, На сайте',
  ]);
  expect(say({ ...newQuestion('ranking', 'q'), options } as Question, ['web', 'shop'])).toEqual([
    '1. На сайте',
    '2. In the shop',
  ]);
});

test('rows have a line each', () => {
  const matrix = {
    ...newQuestion('matrix', 'q'),
    rows: [{ id: 'r', text: { en: 'Speed' } }],
    columns: [{ id: 'c', text: { en: 'Good' }, score: 1 }],
  } as Question;
  expect(say(matrix, { r: 'c' })).toEqual(['Speed: Good']);
  expect(say({ ...newQuestion('sum', 'q'), options } as Question, { shop: 70, web: 30 })).toEqual([
    'In the shop: 70',
    'На сайте: 30',
  ]);
});

test('the rest as it is, also when its question is gone', () => {
  expect(say(newQuestion('consent', 'q'), true)).toEqual(['yes']);
  expect(say(newQuestion('net', 'q'), 'same')).toEqual(['The same']);
  expect(say(newQuestion('nps', 'q'), 9)).toEqual(['9']);
  expect(say(undefined, { a: 1 })).toEqual(['a: 1']);
  expect(say(undefined, 'gone-option')).toEqual(['gone-option']);
});
