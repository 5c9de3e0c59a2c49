import { expect, test } from 'vitest';
import { nationwide } from './nationwide.ts';

const company = nationwide({ seed: 7 });

test('400 shops in 8 regions under one company, each under its own key', () => {
  const { units } = company;
  expect(new Set(units.map(({ key }) => key)).size).toBe(409);
  const regions = units.filter(({ parent }) => parent === 'romashka').map(({ key }) => key);
  expect(regions).toHaveLength(8);
  for (const region of regions) expect(units.filter(({ parent }) => parent === region)).toHaveLength(50);
});

test('9,000 staff, every shop with its own, each with an address that reaches nobody', () => {
  const { staff, units } = company;
  expect(staff).toHaveLength(9_000);
  expect(new Set(staff.map(({ email }) => email)).size).toBe(9_000);
  const places = Map.groupBy(staff, ({ unit }) => unit);
  expect(places.get(null)).toHaveLength(60);
  for (const { key, parent } of units)
    if (parent !== null) expect(places.get(key)?.length).toBeGreaterThan(20);
  for (const { email } of staff) expect(email).toMatch(/^[a-z'.\d-]+@staff\.romashka\.example$/);
});

test('the same seed gives the same company, another seed other people', () => {
  expect(nationwide({ seed: 7 })).toEqual(company);
  expect(nationwide({ seed: 8 }).staff).not.toEqual(company.staff);
});
