import { expect, test } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import type { Traits } from '../../kernel/profile.ts';
import { contactsOf, displayName, normalEmail, normalPhone } from './contacts.ts';

const told = (values: Readonly<Record<string, Json>>): Traits =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, source: 'test', time: 1, confidence: 1, basis: 'contract' },
    ]),
  );

test.each([
  ['Anna@Example.COM', 'anna@example.com'],
  ['  anna+tag@mail.example.org ', 'anna+tag@mail.example.org'],
  ['почта@пример.рф', 'почта@пример.рф'],
  ['anna@example', ''],
  ['anna example.com', ''],
  ['a@b@c.example', ''],
  ['@example.com', ''],
  [`${'a'.repeat(250)}@x.ru`, ''],
])('the e-mail "%s" is compared as "%s"', (given, wanted) => {
  expect(normalEmail(given)).toBe(wanted);
});

test.each([
  ['8 (912) 345-67-89', '+79123456789'],
  ['+7 912 345 67 89', '+79123456789'],
  ['9123456789', '+79123456789'],
  ['+44 20 7946 0958', '+442079460958'],
  ['12345', ''],
  ['call me', ''],
  ['+999999999999999999', ''],
])('the phone "%s" is compared as "%s"', (given, wanted) => {
  expect(normalPhone(given)).toBe(wanted);
});

test('contacts are found under the names that sources use, each kind once', () => {
  expect(contactsOf(told({ Email: 'A@example.com', msisdn: '89123456789', city: 'Омск' }))).toEqual([
    { kind: 'email', value: 'a@example.com' },
    { kind: 'phone', value: '+79123456789' },
  ]);
  expect(contactsOf(told({ email: 'one@example.com', Email: 'two@example.com' }))).toHaveLength(1);
  expect(contactsOf(told({ email: null, phone: ['89123456789'] }))).toEqual([]);
  expect(contactsOf(told({ phone: 89_123_456_789 }))).toEqual([{ kind: 'phone', value: '+79123456789' }]);
});

test.each([
  [{ name: ' Анна Ёлкина ' }, 'Анна Ёлкина'],
  [{ firstName: 'John', last_name: 'Smith' }, 'John Smith'],
  [{ first_name: 'Анна' }, 'Анна'],
  [{ name: '', lastName: 'Smith' }, 'Smith'],
  [{ city: 'Омск' }, ''],
])('%j is shown as "%s"', (values, wanted) => {
  expect(displayName(told(values as Record<string, Json>))).toBe(wanted);
});
