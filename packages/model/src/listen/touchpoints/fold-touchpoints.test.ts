import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTouchpoints, type TouchpointRow } from './fold-touchpoints.ts';
import { SIGNAL_KINDS } from './touchpoint.ts';

const text = fc.option(fc.constantFrom('a', 'b'), { nil: null });
const row: fc.Arbitrary<TouchpointRow> = fc.record({
  key: fc.constantFrom('shop', 'app', 'bill'),
  name: text,
  owner: text,
  purpose: text,
  channel: text,
  standard: text,
  kinds: fc.option(fc.subarray([...SIGNAL_KINDS]), { nil: null }),
});
const rows = fc.array(row, { maxLength: 8 });

test('the same rows again change nothing, and rows in two parts make what they make in one', () => {
  fc.assert(
    fc.property(rows, rows, (one, two) => {
      const whole = foldTouchpoints([], [...one, ...two]).touched;
      expect(foldTouchpoints(whole, two)).toEqual({ touched: [], created: 0, changed: 0 });
      const first = foldTouchpoints([], one).touched;
      const second = foldTouchpoints(first, two);
      const both = new Map([...first, ...second.touched].map((each) => [each.key, each]));
      expect(both).toEqual(new Map(whole.map((each) => [each.key, each])));
      expect(second.created + second.changed).toBe(second.touched.length);
    }),
  );
});

test('a row changes what it says and keeps the rest; of a new one everything is expected', () => {
  const nothing = { name: null, owner: null, purpose: null, channel: null, standard: null, kinds: null };
  const [shop] = foldTouchpoints([], [{ ...nothing, key: 'shop', owner: 'Anna' }]).touched;
  expect(shop).toMatchObject({ name: 'shop', owner: 'Anna', collects: { emotion: { expected: true } } });
  if (shop === undefined) throw new Error('there is no shop');
  const known = {
    ...shop,
    target: { value: 5, unit: 'min' },
    collects: { ...shop.collects, behaviour: { expected: true, reason: 'r', events: ['A'], within: 60 } },
  };
  const { touched, created, changed } = foldTouchpoints(
    [known],
    [{ ...nothing, key: 'shop', name: 'Shop', kinds: ['solicited'] }],
  );
  expect([created, changed]).toEqual([0, 1]);
  expect(touched[0]).toMatchObject({
    name: 'Shop',
    owner: 'Anna',
    target: { value: 5, unit: 'min' },
    collects: {
      solicited: { expected: true },
      behaviour: { expected: false, reason: 'r', events: ['A'], within: 60 },
    },
  });
});
