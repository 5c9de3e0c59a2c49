import { expect, test } from 'vitest';
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from './password-rule.ts';

test('a password is long enough, not endless, and typed twice alike', () => {
  const good = 'x'.repeat(PASSWORD_MIN);
  expect(passwordFault(good, good)).toBeNull();
  expect(passwordFault(good.slice(1), good.slice(1))).toBe('short');
  expect(passwordFault(good, `${good} `)).toBe('different');
  const endless = 'x'.repeat(PASSWORD_MAX + 1);
  expect(passwordFault(endless, endless)).toBe('long');
});
