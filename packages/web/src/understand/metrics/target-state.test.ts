import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetState } from './target-state.ts';

const figure = (low: number, high: number, n = 100) => ({ value: (low + high) / 2, low, high, n });

test('a target is met or missed only where the whole interval says so', () => {
  const wanted = { target: 30, better: 'higher', least: 30 } as const;
  expect(targetState(figure(31, 35), wanted)).toBe('met');
  expect(targetState(figure(29, 35), wanted)).toBe('open');
  expect(targetState(figure(20, 29), wanted)).toBe('missed');
  expect(targetState(figure(31, 35, 7), wanted)).toBe('unread');
  expect(targetState({ value: null, low: null, high: null, n: 0 }, wanted)).toBe('unread');
});

test('where less is better it is the mirror image', () => {
  const mirror = { met: 'met', missed: 'missed', open: 'open', unread: 'unread' } as const;
  const side = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(side, fc.nat({ max: 20 }), side, (low, width, target) => {
      // On the target itself both ways count as met, so that end is left out.
      fc.pre(low + width !== target && low !== target);
      const up = targetState(figure(low, low + width), { target, better: 'higher', least: 1 });
      const down = targetState(figure(-low - width, -low), { target: -target, better: 'lower', least: 1 });
      expect(down).toBe(mirror[up]);
    }),
  );
});
