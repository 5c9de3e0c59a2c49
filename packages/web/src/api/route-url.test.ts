import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillPath, queryText, routeUrl } from './route-url.ts';

test('a call becomes path and query', () => {
  const url = routeUrl('metrics.read', {
    params: { key: 'nps' },
    query: { group: 'month', unit: 'Юг & Co' },
  });
  expect(url).toBe('/api/v1/metrics/nps?group=month&unit=%D0%AE%D0%B3+%26+Co');
  expect(routeUrl('me.read', {})).toBe('/api/v1/me');
  expect(routeUrl('customers.events', { params: { id: 'a' } })).toBe('/api/v1/customers/a/events');
});

test('what is not given stays out of the query', () => {
  expect(queryText({ q: '', from: undefined, to: null, limit: 0 })).toBe('?limit=0');
  expect(queryText()).toBe('');
});

test('a parameter cannot leave its place in the path', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      const path = fillPath('/api/v1/customers/:id/events', { id });
      expect(path.split('/')).toHaveLength(6);
      expect(decodeURIComponent(path.split('/')[4] ?? '')).toBe(id);
    }),
  );
});

test('a missing parameter is a bug and says which', () => {
  expect(() => fillPath('/api/v1/customers/:id', {})).toThrow('needs id');
});
