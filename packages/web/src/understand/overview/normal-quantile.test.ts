import { expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

test.each([
  [0.5, 0],
  [0.975, 1.959963985],
  [0.995, 2.575829304],
  [0.025, -1.959963985],
  [0.001, -3.090232306],
  [0.9999, 3.719016485],
])('the quantile of %f is %f', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 6);
});
