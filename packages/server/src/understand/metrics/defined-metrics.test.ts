import { type Condition, evaluateCondition } from '@romashka/model/conditions';
import type { FindingView, MetricAnswer, MetricComparison } from '@romashka/model/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;

interface Said {
  readonly touchpoint: string;
  readonly unit: string;
  readonly channel: string;
  readonly value: number;
  readonly text: string;
}
const TOUCHPOINTS = ['shop', 'App', ''];
const UNITS = ['омск', 'Спб-1', ''];
const CHANNELS = ['sms', 'e-mail'];
/** Every touchpoint, unit and channel with every fifth score. */
const SAID: readonly Said[] = TOUCHPOINTS.flatMap((touchpoint) =>
  UNITS.flatMap((unit) =>
    CHANNELS.flatMap((channel) =>
      [0, 5, 6, 9, 10].map((value) => ({
        touchpoint,
        unit,
        channel,
        value,
        text: `${value} Из-за ${touchpoint}`,
      })),
    ),
  ),
);

beforeAll(async () => {
  server = await startTestServer();
  await server.send(
    SAID.map(({ value, text, ...place }, at) => ({
      type: 'track',
      event: 'Survey Answered',
      userId: `u${at}`,
      timestamp: new Date(Date.now() - 60_000 * at).toISOString(),
      properties: { response_id: `r${at}`, survey: 'visit', question_type: 'nps', value, text, ...place },
    })),
  );
});
afterAll(() => server?.stop());

async function ok<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await server.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const define = (key: string, more: object) =>
  ok('PUT', `/api/v1/metrics/${key}`, { name: { en: key }, kind: 'nps', ...more });
const isIn = (field: string, value: string): Condition => ({ kind: 'is', field, op: 'equals', value });

test('a defined metric is read like a built-in one, over what its filter holds of', async () => {
  await define('shop-nps', { touchpoints: ['shop'], filter: isIn('channel', 'SMS'), target: 30 });
  const answer = await ok<MetricAnswer>('GET', '/api/v1/metrics/shop-nps?group=unit');
  expect(answer).toMatchObject({
    metric: 'shop-nps',
    kind: 'nps',
    target: 30,
    n: 15,
    value: expect.closeTo(-20, 9),
  });
  expect(answer.groups.map(({ n }) => n)).toEqual([5, 5, 5]);
  const { items } = await ok<{ items: { key: string; builtIn: boolean }[] }>('GET', '/api/v1/metrics');
  expect(items.find(({ key }) => key === 'shop-nps')).toMatchObject({ builtIn: false });
  await ok('DELETE', '/api/v1/metrics/shop-nps');
  expect((await server.call('GET', '/api/v1/metrics/shop-nps')).status).toBe(404);
});

test('what cannot be measured is refused where it is defined, with its reason', async () => {
  const refused = async (body: object) =>
    (await server.call('PUT', '/api/v1/metrics/wrong', { name: { en: 'x' }, kind: 'nps', ...body })).body as {
      code: string;
    };
  expect(await refused({ filter: isIn('colour', 'red') })).toMatchObject({ code: 'bad-condition' });
  expect(await refused({ kind: 'ratio' })).toMatchObject({ code: 'missing-parameter' });
  expect(await refused({ kind: 'count', weights: { trait: 'country', shares: { RU: 1 } } })).toMatchObject({
    code: 'not-weighable',
  });
  expect(await refused({ weights: { trait: 'email', shares: { a: 1 } } })).toMatchObject({
    code: 'personal-group',
  });
  const builtIn = await server.call('PUT', '/api/v1/metrics/nps', { name: { en: 'x' }, kind: 'nps' });
  expect(builtIn).toMatchObject({ status: 409, body: { code: 'built-in' } });
});

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('is' as const),
    field: fc.constantFrom('touchpoint', 'unit', 'channel', 'survey'),
    op: fc.constantFrom('equals' as const, 'differs' as const, 'contains' as const, 'begins' as const),
    value: fc.constantFrom('SHOP', 'app', 'Омск', 'спб', 's', "o'hare", '\\', '%'),
  }),
  fc.record({
    kind: fc.constant('is' as const),
    field: fc.constantFrom('touchpoint', 'unit', 'text'),
    op: fc.constantFrom('known' as const, 'unknown' as const),
    value: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('is' as const),
    field: fc.constant('value'),
    op: fc.constantFrom(
      'equals',
      'differs',
      'below',
      'at-most',
      'above',
      'at-least',
    ) as fc.Arbitrary<'below'>,
    value: fc.constantFrom(0, 5, 5.5, 9, 10),
  }),
  fc.record({
    kind: fc.constant('is' as const),
    field: fc.constant('value'),
    op: fc.constant('between' as const),
    value: fc.constantFrom([0, 5], [5, 9], [9, 5]),
  }),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
}));

test('the facts engine reads a condition as memory does: for any tree the same answers count', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (filter) => {
      await define('any', { filter });
      const { n } = await ok<MetricAnswer>('GET', '/api/v1/metrics/any');
      const inMemory = SAID.filter(
        (said) =>
          evaluateCondition(filter, (field) => {
            const value = { ...said, survey: 'visit' }[field];
            return value === '' ? undefined : value;
          }) === true,
      );
      expect(n).toBe(inMemory.length);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('groups beside all others and beside the period before: few say so', async () => {
  const rest = await ok<MetricComparison>('GET', '/api/v1/metrics/nps/comparison?against=rest&group=channel');
  expect(rest.groups.map(({ verdict }) => verdict)).toEqual(['no-real-change', 'no-real-change']);
  expect(rest.groups[0]).toMatchObject({ now: { n: 45 }, against: { n: 45 }, difference: 0, p: 1 });
  const few = await ok<MetricComparison>(
    'GET',
    '/api/v1/metrics/nps/comparison?against=rest&group=unit,touchpoint',
  );
  expect(new Set(few.groups.map(({ verdict }) => verdict))).toEqual(new Set(['too-few']));
  const before = await ok<MetricComparison>(
    'GET',
    `/api/v1/metrics/nps/comparison?from=${new Date(Date.now() - 86_400_000).toISOString()}`,
  );
  expect(before.total).toMatchObject({ now: { n: 90 }, against: { n: 0 }, verdict: 'too-few' });
  expect((await server.call('GET', '/api/v1/metrics/nps/comparison')).status).toBe(400);
});

test('a metric weighted by a trait counts each country by its real share, and says what is covered', async () => {
  const intention = (userId: string, country: string, value: number) => [
    { type: 'identify', userId, traits: { country } },
    {
      type: 'track',
      event: 'Survey Answered',
      userId,
      properties: { response_id: userId, survey: 'plans', question_type: 'net', value },
    },
  ];
  await server.send([
    ...[1, 1, 0, 0].flatMap((value, at) => intention(`ru${at}`, 'RU', value)),
    ...[-1, -1].flatMap((value, at) => intention(`kz${at}`, 'KZ', value)),
  ]);
  const plain = await ok<MetricAnswer>('GET', '/api/v1/metrics/net');
  expect([plain.value, plain.n]).toEqual([0, 6]);
  const shares = { RU: 3, KZ: 1, BY: 1 };
  await ok('PUT', '/api/v1/metrics/plans', {
    name: { ru: 'Планы' },
    kind: 'net',
    weights: { trait: 'country', shares },
  });
  const weighted = await ok<MetricAnswer>('GET', '/api/v1/metrics/plans?group=survey');
  expect(weighted).toMatchObject({ value: expect.closeTo(0.75 * 50 - 0.25 * 100, 9), n: 6, covered: 0.8 });
  expect(weighted.groups).toHaveLength(1);
});

test('for coaching only: no value of few, never in an export for pay, and the owners hear of every export', async () => {
  await define('coach', { coachingOnly: true, fewest: 40 });
  const answer = await ok<MetricAnswer>('GET', '/api/v1/metrics/coach?group=unit');
  for (const group of answer.groups)
    expect(group).toMatchObject({ value: null, low: null, high: null, n: 30 });
  expect(answer.value).not.toBeNull();
  const pay = await server.call('GET', '/api/v1/metrics/coach/export?purpose=pay&group=unit');
  expect(pay).toMatchObject({ status: 403, body: { code: 'coaching-only' } });
  const file = await fetch(`${server.url}/api/v1/metrics/coach/export?purpose=coaching&group=unit`, {
    headers: { authorization: `Bearer ${server.credentials.apiToken}` },
  });
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => line.endsWith(',,30,,'))).toHaveLength(3);
  const { items } = await ok<{ items: FindingView[] }>('GET', '/api/v1/findings?state=new');
  const about = items.filter(({ evidence }) => evidence['metric'] === 'coach');
  expect(about.map(({ evidence }) => [evidence['purpose'], evidence['given']])).toEqual([
    ['coaching', true],
    ['pay', false],
  ]);
  await ok('POST', `/api/v1/findings/${about[0]?.id}`, { state: 'dismissed' });
  expect(await ok('GET', '/api/v1/findings?state=dismissed')).toMatchObject({
    items: [{ id: about[0]?.id }],
  });
});

test('cells of an export are inert, in both formats', async () => {
  await server.send([
    {
      type: 'track',
      event: 'Survey Answered',
      userId: 'evil',
      properties: { response_id: 'evil', question_type: 'csat', value: 5, unit: '=cmd|calc!A1' },
    },
  ]);
  const get = (format: string) =>
    fetch(`${server.url}/api/v1/metrics/csat/export?purpose=report&group=unit&format=${format}`, {
      headers: { authorization: `Bearer ${server.credentials.apiToken}` },
    });
  expect(await (await get('csv')).text()).toContain("\n'=cmd|calc!A1,");
  const book = Buffer.from(await (await get('xlsx')).arrayBuffer());
  expect(book.subarray(0, 2).toString()).toBe('PK');
});
