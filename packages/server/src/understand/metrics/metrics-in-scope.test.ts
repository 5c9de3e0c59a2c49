import type { MetricAnswer } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let token: string;
const DAY = 24 * 3_600_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const track = (userId: string, event: string, unit: string, days = 1, more = {}) => ({
  type: 'track',
  event,
  userId,
  timestamp: ago(days),
  properties: { unit, ...more },
});
const score = (userId: string, unit: string, value: number) =>
  track(userId, 'Survey Answered', unit, 1, {
    response_id: `r-${userId}-${unit}`,
    question_type: 'nps',
    value,
  });

beforeAll(async () => {
  server = await startTestServer();
  await server.call('POST', '/api/v1/units', {
    rows: [
      { unit: 'shop-1', parent: 'north' },
      { unit: 'shop-2', parent: 'north' },
      { unit: 'shop-3', parent: 'south' },
      // Came to the north lately; what it did before stood in the south.
      { unit: 'shop-4', parent: 'south' },
    ],
  });
  await server.call('POST', '/api/v1/units', { rows: [{ unit: 'shop-4', parent: 'north', from: ago(3) }] });
  const body = { name: 'north', role: 'viewer', units: ['north'] };
  token = ((await server.call('POST', '/api/v1/api-tokens', body)).body as { token: string }).token;
  await server.send([
    track('a', 'Bought', 'shop-1'),
    track('a', 'Bought', 'shop-3'),
    track('b', 'Came', 'shop-2'),
    track('c', 'Bought', 'shop-3'),
    track('d', 'Came', 'shop-3'),
    track('e', 'Bought', 'shop-4', 30),
    track('f', 'Bought', ''),
    { type: 'page', anonymousId: 'passer-by', properties: { unit: 'shop-1' } },
    score('a', 'shop-1', 10),
    score('b', 'shop-2', 0),
    score('c', 'shop-3', 10),
  ]);
});
afterAll(() => server?.stop());

const ask = async (path: string): Promise<MetricAnswer> => {
  const { status, body } = await server.call('GET', `/api/v1/metrics/${path}`, undefined, token);
  expect({ path, status }).toEqual({ path, status: 200 });
  return body;
};
const figureOf = async (path: string): Promise<[number | null, number]> => {
  const { value, n } = await ask(path);
  return [value, n];
};

test('figures are of what happened in the own units, and a unit that is asked for narrows them', async () => {
  expect(await figureOf('nps')).toEqual([0, 2]);
  expect(await figureOf('nps?unit=shop-1')).toEqual([100, 1]);
  expect(await figureOf('nps?unit=shop-3')).toEqual([null, 0]);
  expect(await figureOf('count?event=Bought')).toEqual([2, 2]);
  const { groups } = await ask('count?event=Bought&group=unit');
  expect(groups.map(({ group }) => group['unit']).sort()).toEqual(['shop-1', 'shop-4']);
  const { body } = await server.call('GET', '/api/v1/metrics/nps/distribution', undefined, token);
  expect(body).toMatchObject({ n: 2 });
});

test('permission is of today, whichever tree a figure is asked of', async () => {
  for (const tree of ['then', 'today']) {
    // What the shop did in the south is theirs now, and is of the south as it was then.
    expect(await figureOf(`count?event=Bought&unit=south&tree=${tree}`)).toEqual(
      tree === 'then' ? [1, 1] : [null, 0],
    );
    expect(await figureOf(`count?event=Bought&unit=north&tree=${tree}`)).toEqual(
      tree === 'then' ? [1, 1] : [2, 2],
    );
  }
});

test('a share is of the customers with something in the own units', async () => {
  // a, b and e; c, d and f are not theirs, and the passer-by is no customer.
  expect(await ask('share?event=Bought')).toMatchObject({ value: expect.closeTo(2 / 3, 8), n: 3 });
  expect(await ask('share?event=Bought&per=Came')).toMatchObject({ value: 0, n: 1 });
  expect(await ask(`share?event=Bought&to=${ago(10)}`)).toMatchObject({ value: 1, n: 1 });
});

test('what may be grouped by is told without what is not theirs', async () => {
  const { status, body } = await server.call('GET', '/api/v1/metrics/nps?group=colour', undefined, token);
  expect([status, JSON.stringify(body).includes('trait')]).toEqual([400, false]);
});

test('dimensions are of the own units', async () => {
  const { body } = await server.call('GET', '/api/v1/dimensions', undefined, token);
  const { units, firstEvent } = body as { units: { key: string }[]; firstEvent: string };
  expect(units.map(({ key }) => key).sort()).toEqual(['shop-1', 'shop-2', 'shop-4']);
  expect(Date.parse(firstEvent)).toBeLessThan(Date.now() - 29 * DAY);
});

test('ten thousand units with long names in the scope still answer', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => ({
    unit: `Подразделение с длинным названием номер ${n}`,
    parent: 'all',
  }));
  await server.call('POST', '/api/v1/units', { rows });
  await server.call('POST', '/api/v1/units', { rows: [{ unit: 'north', parent: 'all' }] });
  const body = { name: 'all', role: 'viewer', units: ['all'] };
  const all = ((await server.call('POST', '/api/v1/api-tokens', body)).body as { token: string }).token;
  const { status, body: told } = await server.call('GET', '/api/v1/metrics/nps?unit=all', undefined, all);
  expect([status, (told as MetricAnswer).n]).toEqual([200, 2]);
  expect((await server.call('GET', '/api/v1/events', undefined, all)).status).toBe(200);
});
