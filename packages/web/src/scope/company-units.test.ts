import { expect, test } from 'vitest';
import { companyUnits } from './company-units.ts';

const NOW = Date.UTC(2026, 5, 1);
const place = (
  parent: string | null,
  from: string | null = null,
  to: string | null = null,
  grouping = 'main',
) => ({
  grouping,
  parent,
  from,
  to,
});

test('units stand as they do today, each under its own, in every grouping', () => {
  const units = companyUnits(
    {
      groupings: ['dealers', 'main'],
      items: [
        { key: 'company', name: 'Company', places: [place(null)] },
        { key: 'north', name: 'North', places: [place('company')] },
        { key: 'south', name: 'South', places: [place('company')] },
        {
          key: 'shop',
          name: 'Shop',
          places: [
            place('north', null, '2026-01-01T00:00:00.000Z'),
            place('south', '2026-01-01T00:00:00.000Z'),
            place('dealer', null, null, 'dealers'),
          ],
        },
        { key: 'dealer', name: 'Dealer', places: [] },
        { key: 'stand', name: 'Stand', places: [place('north', null, '2026-01-01T00:00:00.000Z')] },
      ],
    },
    NOW,
  );
  expect(units.lines.map(({ name, depth, grouping }) => `${grouping} ${'>'.repeat(depth)}${name}`)).toEqual([
    'dealers Dealer',
    'dealers >Shop',
    'main Company',
    'main >North',
    'main >South',
    'main >>Shop',
    ' Stand',
  ]);
  expect([units.hasUnits('south'), units.hasUnits('north'), units.hasUnits('shop')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([units.nameOf('shop'), units.nameOf('kiosk')]).toEqual(['Shop', 'kiosk']);
});

test('before anything is known a unit is called by its key', () => {
  const units = companyUnits(undefined, NOW);
  expect(units.lines).toEqual([]);
  expect(units.nameOf('north')).toBe('north');
});
