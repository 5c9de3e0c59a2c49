import { expect, test } from 'vitest';
import { surveySchema } from '../../listen/surveys/survey-schema.ts';
import { countOrder, countPages, type WalkedResponse } from './drop-out.ts';

const text = { en: 'words' };
const survey = surveySchema.parse({
  languages: ['en'],
  title: text,
  blocks: [
    { id: 'one', questions: [{ id: 'recommend', type: 'nps', text }] },
    {
      id: 'two',
      show: { kind: 'is', field: 'answer.recommend', op: 'at-most', value: 6 },
      questions: [
        { id: 'note', type: 'statement', text },
        { id: 'why', type: 'text', text },
      ],
    },
    {
      id: 'three',
      questions: [
        { id: 'plan', type: 'text', text, knownFrom: 'plan' },
        { id: 'more', type: 'text', text },
      ],
    },
  ],
});
const response = (
  answers: WalkedResponse['walk']['answers'],
  block: string | null,
  ended = false,
): WalkedResponse => ({
  survey,
  walk: { seed: 'r', answers, respondent: { hidden: {}, traits: {}, language: 'en' } },
  block,
  ended,
});

test('who was shown a question, answered it, and left on its page', () => {
  const counts = countPages([
    response({}, null),
    response({ recommend: 3 }, 'one'),
    response({ recommend: 3, why: 'slow' }, 'two'),
    response({ recommend: 10 }, 'one'),
    response({ recommend: 10, plan: 'M' }, 'three', true),
  ]);
  expect(counts.map(({ question, shown, answered, left }) => [question, shown, answered, left])).toEqual([
    ['recommend', 5, 4, 1],
    ['why', 2, 1, 1],
    ['plan', 1, 1, 0],
    // The last one came to the end without it.
    ['more', 3, 0, 2],
  ]);
});

test('where only answers are known, a question was reached by who answered it or a later one', () => {
  expect(
    countOrder([
      { question: 'a', answered: 10, last: 4 },
      { question: 'b', answered: 5, last: 1 },
      { question: 'c', answered: 5, last: 5 },
    ]),
  ).toEqual([
    { question: 'a', shown: 10, answered: 10, left: 4 },
    { question: 'b', shown: 6, answered: 5, left: 1 },
    { question: 'c', shown: 5, answered: 5, left: 0 },
  ]);
  expect(countOrder([])).toEqual([]);
});
