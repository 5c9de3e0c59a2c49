import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { buildCustomers } from './build-customers.ts';
import { inLatin } from './email.ts';
import { phoneOf } from './phone.ts';
import { feminineSurname } from './ru-names.ts';

const customers = buildCustomers(createRandom(11, 'customers'), 6000, 365);
const countBy = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};
const sharedBy = (keys: readonly string[]): number =>
  [...countBy(keys).values()].filter((count) => count > 1).length;

test('every customer has an id and a contract of their own', () => {
  expect(new Set(customers.map(({ userId }) => userId)).size).toBe(6000);
  expect(new Set(customers.map(({ contractNumber }) => contractNumber)).size).toBe(6000);
});

test('about 65 % speak Russian, the rest English', () => {
  const share = customers.filter(({ language }) => language === 'ru').length / customers.length;
  expect(share).toBeGreaterThan(0.62);
  expect(share).toBeLessThan(0.68);
});

test('some families share a phone, some an e-mail, some a browser; most people share nothing', () => {
  const phones = sharedBy(customers.map(({ phone }) => phone));
  const emails = sharedBy(customers.map(({ email }) => email));
  const browsers = sharedBy(customers.map(({ browsers: [first = ''] }) => first));
  for (const [shared, least] of [
    [phones, 50],
    [emails, 50],
    [browsers, 15],
  ] as const) {
    expect(shared).toBeGreaterThan(least);
    expect(shared).toBeLessThan(200);
  }
  expect(customers.filter(({ browsers: list }) => list.length === 2).length).toBeGreaterThan(1000);
});

test('phones are whole E.164 numbers within the ranges that reach nobody', () => {
  const reserved =
    /^\+7000\d{7}$|^\+44(7700900|\d{3}4960|2079460|1914980|2896496|2920180|1632960|3069990)\d{3}$/;
  for (const { phone } of customers) expect(phone).toMatch(reserved);
});

test('phones of one language differ up to the stated number of customers', () => {
  const english = Array.from({ length: 18_000 }, (_, index) => phoneOf('en', index));
  expect(new Set(english).size).toBe(18_000);
  const russian = Array.from({ length: 50_000 }, (_, index) => phoneOf('ru', index));
  expect(new Set(russian).size).toBe(50_000);
});

test('names agree with the sex and become Latin in addresses', () => {
  expect(
    ['Ветров', 'Каменский', 'Степной', 'Долгих', 'Кравчук', 'Соболев', 'Зимин', 'Синицын'].map(
      feminineSurname,
    ),
  ).toEqual(['Ветрова', 'Каменская', 'Степная', 'Долгих', 'Кравчук', 'Соболева', 'Зимина', 'Синицына']);
  expect(inLatin('Щеглова Юлия')).toBe('shcheglova iuliia');
  for (const { email } of customers) expect(email).toMatch(/^[a-z.]+\d{6}@example\.(com|org|net)$/);
});
