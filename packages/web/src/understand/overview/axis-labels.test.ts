import { expect, test } from 'vitest';
import { labelledPlaces } from './axis-labels.ts';

test('few places are all labelled, many evenly with the last among them', () => {
  expect([...labelledPlaces(3, 6)].sort()).toEqual([0, 1, 2]);
  const places = [...labelledPlaces(52, 6)];
  expect(places[0]).toBe(51);
  expect(places.length).toBeLessThanOrEqual(6);
  expect(places.slice(1).map((place, i) => (places[i] ?? 0) - place)).toEqual(places.slice(1).map(() => 9));
});

test('no places, no labels', () => {
  expect(labelledPlaces(0, 6).size).toBe(0);
});
