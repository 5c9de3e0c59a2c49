import { expect, test } from 'vitest';
import { answerScale, classifyNps, isOnScale } from './answer-scale.ts';

const QUESTIONS = [
  ['nps', 0, 10],
  ['csat', 1, 5],
  ['ces', 1, 7],
] as const;

test.each(QUESTIONS)('%s takes the whole numbers from %d to %d', (type, low, high) => {
  const scale = answerScale(type);
  expect(scale).toEqual({ low, high, whole: true });
  const taken = [-1, 0, 1, 4.5, 5, 6, 7, 8, 10, 11, Number.NaN, Number.POSITIVE_INFINITY].filter(
    (answer) => scale !== null && isOnScale(scale, answer),
  );
  expect(taken).toEqual([0, 1, 5, 6, 7, 8, 10].filter((answer) => answer >= low && answer <= high));
});

test('a rating brings its own bounds and may lie between whole numbers', () => {
  const scale = answerScale('rating', { low: -2, high: 2 });
  expect(scale).toEqual({ low: -2, high: 2, whole: false });
  expect([-3, -2, 0.5, 2, 2.1].map((answer) => scale !== null && isOnScale(scale, answer))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('a rating without bounds takes any finite number', () => {
  const scale = answerScale('rating') ?? { low: 0, high: 0, whole: true };
  expect(isOnScale(scale, -1e6)).toBe(true);
  expect(isOnScale(scale, Number.POSITIVE_INFINITY)).toBe(false);
});

test('words have no scale', () => {
  expect(answerScale('text')).toBeNull();
  expect(answerScale('choice')).toBeNull();
});

test('the three groups of the net promoter score', () => {
  expect(Array.from({ length: 11 }, (_, score) => classifyNps(score))).toEqual([
    ...Array.from({ length: 7 }, () => 'detractor'),
    'passive',
    'passive',
    'promoter',
    'promoter',
  ]);
  for (const wrong of [-1, 11, 8.5, Number.NaN]) expect(() => classifyNps(wrong)).toThrow(RangeError);
});
