import { expect, test } from 'vitest';
import { answerOfEvent } from './answer-of-event.ts';

const answered = (properties: Record<string, string | number>) =>
  answerOfEvent({ name: 'Survey Answered', properties });

test('a score knows its scale', () => {
  expect(answered({ question: 'q1', question_type: 'nps', value: 9 })).toMatchObject({
    value: 9,
    max: 10,
    text: '',
  });
  expect(answered({ question_type: 'rating', value: 3, scale_max: 4 })).toMatchObject({ value: 3, max: 4 });
  expect(answered({ question_type: 'rating', value: 3 })).toMatchObject({ max: null });
});

test('words are the text, not the score', () => {
  expect(answered({ question_type: 'text', value: 'Too slow' })).toMatchObject({
    value: null,
    text: 'Too slow',
  });
});

test('another event is no answer', () => {
  expect(answerOfEvent({ name: 'Order Completed', properties: { value: 10 } })).toBeNull();
});
