import { readImportMap } from '@romashka/model/listen';
import { expect, test } from 'vitest';
import { choiceOf, choicesFor, type FileKind, mapOf, ownName, withChoice } from './column-choice.ts';

const SETTINGS = { sheet: '', decimal: '.', fixedDay: '' } as const;
const column = {
  name: 'Балл за визит',
  examples: [],
  roles: [{ kind: 'trait', name: 'балл_за_визит' }],
  suggested: [{ kind: 'trait', name: 'балл_за_визит' }],
};

test.each(['customers', 'events', 'answers'] as const)(
  'every choice for %s makes a map that the server reads',
  (kind: FileKind) => {
    for (const choice of choicesFor(kind, column)) {
      const map = mapOf({ [column.name]: choice }, { ...SETTINGS, sheet: 'Лист', decimal: ',' });
      expect(readImportMap(map), choice).toMatchObject({ kind: 'map' });
    }
  },
);

test('a column keeps what it is and its own name among its choices', () => {
  expect(choicesFor('customers', column)).toContain('trait:балл_за_визит');
  expect(choiceOf(column.roles[0])).toBe('trait:балл_за_визит');
  expect(choiceOf(undefined)).toBe('ignore');
  expect(ownName({ name: 'User ID', suggested: [{ kind: 'userId', name: '' }] })).toBe('user_id');
});

test('the time is told once: by a column, or for the whole file', () => {
  const chosen = withChoice(withChoice({}, 'a', 'time'), 'b', 'time');
  expect(chosen).toEqual({ b: 'time' });
  expect(mapOf(chosen, SETTINGS)).toEqual({ columns: {}, time: { column: 'b' } });
  expect(mapOf(chosen, { ...SETTINGS, fixedDay: '2026-01-01' })).toMatchObject({
    time: { fixed: '2026-01-01' },
  });
});
