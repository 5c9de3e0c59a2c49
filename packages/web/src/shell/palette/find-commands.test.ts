import { expect, test } from 'vitest';
import type { Role } from '../../api/route-types.ts';
import { may } from '../session/may.ts';
import { findCommands } from './find-commands.ts';

const keys = (sought: string, role: Role = 'owner', bound = false) =>
  findCommands(sought, (id) => may({ role, bound }, id)).map((command) => command.key);

test('nothing typed shows where one can go', () => {
  expect(keys('')).toContain('overview');
  expect(keys('')).not.toContain('signOut');
});

test('words are found in either language, from their beginning, in any order', () => {
  expect(keys('выйти')).toEqual(['signOut']);
  expect(keys('out SIGN')).toEqual(['signOut']);
  expect(keys('тема')).toEqual(['themelight', 'themedark', 'themeauto']);
  expect(keys('dark')).toEqual(['themedark']);
  expect(keys('токен')).toEqual(['tokens', 'createToken']);
  expect(keys('xyzzy')).toEqual([]);
});

test('what one may not do is not offered', () => {
  expect(keys('', 'viewer')).not.toContain('imports');
  expect(keys('invite', 'viewer')).toEqual([]);
  expect(keys('invite', 'owner')).toEqual(['invite']);
  expect(keys('', 'analyst')).toContain('imports');
  const bound = keys('', 'analyst', true);
  expect(bound).toEqual(expect.arrayContaining(['overview', 'live', 'allCustomers', 'profile']));
  for (const ofTheCompany of ['imports', 'rejected', 'writeKeys']) expect(bound).not.toContain(ofTheCompany);
});
