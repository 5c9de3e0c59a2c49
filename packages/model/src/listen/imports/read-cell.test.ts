import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmptyCell, plainNumber, readCell } from './read-cell.ts';

const auto = { form: 'auto', decimal: '.' } as const;

test.each([
  ['0', 0],
  ['39.65', 39.65],
  ['-5', -5],
  ['-118.156582', -118.156582],
  ['123456789012345', 123_456_789_012_345],
])('%s is plainly a number', (cell, value) => {
  expect(readCell(cell, auto)).toBe(value);
});

test.each([
  '08123',
  '+79161234567',
  '1e5',
  '-',
  '.5',
  '5.',
  '-0',
  '1 234',
  '12,5',
  '0x1F',
  'NaN',
  'Infinity',
  'None',
  '1234567890123456',
  '=1+1',
  '@ivan',
  ' 7',
])('%s stays text', (cell) => {
  expect(readCell(cell, auto)).toBe(cell);
});

test('a comma is the decimal sign where the map says so', () => {
  expect(plainNumber('12,5', ',')).toBe(12.5);
  expect(plainNumber('12.5', ',')).toBeNull();
  expect(plainNumber('1,2,3', ',')).toBeNull();
});

test('a number that is asked for may be written as people write it', () => {
  const number = { form: 'number', decimal: ',' } as const;
  expect(readCell('1\u00a0234,50', number)).toBe(1234.5);
  expect(readCell('+7', number)).toBe(7);
  expect(readCell('twelve', number)).toBeUndefined();
  expect(readCell(7, number)).toBe(7);
});

test('a boolean is read in both languages, and text keeps what JSON typed', () => {
  expect(readCell('Да', { form: 'boolean', decimal: '.' })).toBe(true);
  expect(readCell('no', { form: 'boolean', decimal: '.' })).toBe(false);
  expect(readCell('maybe', { form: 'boolean', decimal: '.' })).toBeUndefined();
  expect(readCell(12, { form: 'text', decimal: '.' })).toBe('12');
  expect(readCell({ a: [1] }, auto)).toEqual({ a: [1] });
});

test('blank cells are empty, None is not', () => {
  expect([undefined, null, '', ' \u00a0\t'].every(isEmptyCell)).toBe(true);
  expect(isEmptyCell('None')).toBe(false);
  expect(isEmptyCell(0)).toBe(false);
});

test('what becomes a number can be written back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+e,') }), (cell) => {
      const value = plainNumber(cell, '.');
      if (value === null) return;
      expect(Number.isFinite(value)).toBe(true);
      const [whole, fraction = ''] = cell.split('.');
      expect(String(value).startsWith(whole ?? '') || value === 0).toBe(true);
      expect(Math.abs(value - Number(`${whole}.${fraction}0`))).toBe(0);
    }),
  );
});
