import type { Route } from '@romashka/model/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { hasCollections, hostileStrings, hostileUrls, WHY_SKIPPED } from './support/corpus.ts';
import { hostileRun } from './support/hostile-run.ts';
import { ask, fillPlot, newPair, type Plot } from './support/objects.ts';
import { OWN_STRINGS } from './support/own-corpus.ts';
import { asToken } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Call, send } from './support/send.ts';

/**
 * S1, the API. Every hostile string into every path, query and body parameter of every route:
 * never a 5xx, never a hang, and afterwards all is well. The parameters are read from the
 * contract's own schemas.
 */
const strings = hostileStrings();
let server: TestServer;
let plot: Plot;
const prepared = new Map<string, Call>();

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'hostile' };
  await fillPlot(plot);
  for (const route of ALL_ROUTES) prepared.set(route.id, await callOf(route, plot));
}, 120_000);
afterAll(() => server?.stop());

const fieldsOf = (schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> =>
  schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};

const callFor = (route: Route): Call => {
  const call = prepared.get(route.id);
  if (call === undefined) throw new Error(`${route.id} was not prepared`);
  return call;
};

/** Fields whose bad value ends a request before another field is looked at: each is tried alone. */
const ALONE = new Set(['cursor', 'from', 'to', 'group', 'customer', 'limit', 'kind', 'q']);

/** Queries that carry a value: in every filter that takes it at once, in the others one by one. */
function queriesOf(route: Route, value: string): Record<string, string>[] {
  const fields = Object.entries(fieldsOf(route.query));
  const together = fields.filter(([name, schema]) => !ALONE.has(name) && schema.safeParse(value).success);
  const rest = fields.filter(([name, schema]) => ALONE.has(name) || !schema.safeParse(value).success);
  return [
    ...(together.length > 0 ? [Object.fromEntries(together.map(([name]) => [name, value]))] : []),
    ...rest.map(([name]) => ({ [name]: value })),
  ];
}

const withQuery = (call: Call, query: Record<string, string>): Call => ({
  ...call,
  path: `${call.path.split('?', 1)[0]}?${new URLSearchParams(query)}`,
});

const withQueries = ALL_ROUTES.filter(({ query, id }) => query !== undefined && id !== 'live.stream');
test.each(withQueries)('$id takes any query', async (route) => {
  const run = hostileRun(server);
  const calls = strings.flatMap((value) =>
    queriesOf(route, value).map((query) => withQuery(callFor(route), query)),
  );
  await run.sendAll(calls);
  await run.finish(strings.length);
});

test('the live stream takes any query', async () => {
  const run = hostileRun(server);
  const route = ALL_ROUTES.find(({ id }) => id === 'live.stream') as Route;
  const calls = OWN_STRINGS.flatMap((value) =>
    queriesOf(route, value).map((query) => withQuery(callFor(route), query)),
  );
  await run.sendAll(calls);
  await run.finish(OWN_STRINGS.length);
});

test('every metric takes any event, property and trait', async () => {
  const run = hostileRun(server);
  const queries = (value: string): [string, Record<string, string>][] => [
    ['mean', { event: value, property: value }],
    ['ratio', { event: value, per: value, group: 'month' }],
    ['share', { event: value, per: value, group: `trait.${value}` }],
    ['nps', { survey: value, group: `trait.${value}` }],
    ['count', { event: value, group: value }],
  ];
  const calls = strings.flatMap((value) =>
    queries(value).map(([key, query]) => ({
      method: 'GET',
      path: `/api/v1/metrics/${key}?${new URLSearchParams(query)}`,
    })),
  );
  await run.sendAll(calls);
  await run.finish(strings.length * 5);
});

test('every address takes any segment', async () => {
  const run = hostileRun(server);
  const values = [
    ...strings.map((value) => encodeURIComponent(value.toWellFormed())),
    '%',
    '%00',
    '%E0%A4%A',
    '..',
    '.',
    '%2e%2e%2f',
    ';',
    'a%2Fb',
  ];
  const named = ALL_ROUTES.filter(({ path }) => path.includes(':'));
  expect(named.length).toBeGreaterThan(15);
  const calls = named.flatMap((route) => {
    const { body, method } = callFor(route);
    return values.map((value) => ({
      method,
      path: route.path.replace(/:\w+/, value),
      ...(body ? { body } : {}),
    }));
  });
  const others = [
    '/',
    '/v1/projects/@/settings',
    '/projects/@/settings',
    '/analytics.js/v1/@/analytics.min.js',
  ];
  const files = [
    '/analytics-next/bundles/@',
    '/assets/@',
    '/docs/static/@',
    '/api/@',
    '/api/auth/@',
    '/api/v1/@',
    '/@',
  ];
  const more = [...others, ...files].flatMap((path) =>
    values.map((value) => ({ method: 'GET', path: path.replace('@', value) })),
  );
  await run.sendAll([...calls, ...more]);
  await run.finish(values.length * (named.length + 11));
});

/** Values of the wrong kind for any field. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: { b: [] } },
  { toString: null, __proto__: null },
  JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`),
  JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`),
  'x'.repeat(500_000),
];

/** A body with one field replaced by each value; the other fields are right. */
const bodiesOf = (route: Route, call: Call, values: readonly unknown[]): Call[] =>
  Object.keys(fieldsOf(route.body)).flatMap((field) =>
    values.map((value) => ({ ...call, body: { ...(call.body as object), [field]: value } })),
  );

const withBodies = ALL_ROUTES.filter(({ body }) => body !== undefined);
describe.each(withBodies)('$id', (route) => {
  test('takes any body', async () => {
    const run = hostileRun(server);
    const call = callFor(route);
    const listed = bodiesOf(
      route,
      call,
      strings.map((value) => [value]),
    );
    const wholes = [...ODD_VALUES, ...strings.slice(0, 60)].map((body) => ({ ...call, body }));
    const keys = OWN_STRINGS.map((key) => ({ ...call, body: { ...(call.body as object), [key]: 1 } }));
    // A backup copies both engines: what would begin one is tried with few values.
    const values =
      route.id === 'backup.create'
        ? OWN_STRINGS.filter((value) => !/^[a-z0-9-]{1,60}$/.test(value))
        : strings;
    const own = bodiesOf(route, call, [...values, ...ODD_VALUES]);
    await run.sendAll([...own, ...listed, ...wholes, ...keys]);
    await run.finish(ODD_VALUES.length);
  });
});

test('a map of an import takes any names and roles', async () => {
  const run = hostileRun(server);
  const call = (map: unknown): Call => ({
    method: 'POST',
    path: '/api/v1/imports',
    body: { kind: 'events', file: 'map.csv', map },
  });
  await run.sendAll(
    strings.flatMap((value) => [call({ [value]: value }), call({ columns: { [value]: value } })]),
  );
  await run.finish(strings.length);
});

test('a merge takes any reason, again and again', async () => {
  const [one, other] = await newPair(plot);
  for (const reason of OWN_STRINGS) {
    const call = { method: 'POST', path: `/api/v1/customers/${one}/merge`, body: { absorb: other, reason } };
    const answer = await send(server.url, call, asToken(plot.apiToken));
    expect([200, 400], `${JSON.stringify(reason)} ${answer.text}`).toContain(answer.status);
    if (answer.status === 200) await ask(plot, 'POST', `/api/v1/merges/${JSON.parse(answer.text).id}/undo`);
  }
  expect(
    (await send(server.url, { method: 'GET', path: `/api/v1/customers/${one}` }, asToken(plot.apiToken)))
      .status,
  ).toBe(200);
});

test('every header takes any value that HTTP lets through', async () => {
  const run = hostileRun(server);
  const names = [
    'authorization',
    'cookie',
    'x-romashka-workspace',
    'origin',
    'x-forwarded-for',
    'x-forwarded-host',
    'user-agent',
    'accept',
    'content-type',
    'content-encoding',
    'accept-encoding',
    'range',
    'if-none-match',
    'x-request-id',
    'accept-version',
  ];
  const values = strings.filter((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value) && value.length < 2_000);
  expect(values.length).toBeGreaterThan(80);
  const cookies = values.map((value) => ({ cookie: `romashka.session_token=${value}` }));
  const basics = values.map((value) => ({
    authorization: `Basic ${Buffer.from(`${value}:`).toString('base64')}`,
  }));
  const headers = [
    ...names.flatMap((name) => values.map((value) => ({ [name]: value }))),
    ...cookies,
    ...basics,
  ];
  const get = { method: 'GET', path: '/api/v1/me' };
  const post = {
    method: 'POST',
    path: '/v1/track',
    body: { event: 'x', userId: 'u', writeKey: plot.writeKey },
  };
  await run.sendAll(
    headers.flatMap((more) => [
      { ...get, headers: more },
      { ...post, headers: more },
    ]),
  );
  await run.finish(names.length * values.length * 2);
});

test('every word of a sign-in takes any value', async () => {
  const run = hostileRun(server);
  const post = (path: string, body: unknown, index: number): Call => ({
    method: 'POST',
    path: `/api/auth/${path}`,
    body,
    headers: { origin: server.url, 'x-forwarded-for': `198.18.${index >> 8}.${index & 255}` },
  });
  const calls = [...strings, ...ODD_VALUES].flatMap((value, index) => [
    post('sign-in/email', { email: value, password: 'a password' }, index),
    post('sign-in/email', { email: `a${index % 40}@example.test`, password: value }, index),
    post('reset-password', { token: value, newPassword: 'long enough password' }, index),
    post('reset-password', { token: 'made-up', newPassword: value }, index),
    post('change-password', value, index),
  ]);
  await run.sendAll(calls, {});
  await run.finish(strings.length * 5);
});

test('a search and the origins of a key take the addresses of the URL test suite', async (context) => {
  const urls = hostileUrls();
  if (urls.length === 0) return context.skip(WHY_SKIPPED);
  const run = hostileRun(server);
  const key = { method: 'POST', path: '/api/v1/write-keys' };
  const calls = urls.flatMap((url) => [
    { method: 'GET', path: `/api/v1/customers?q=${encodeURIComponent(url.toWellFormed())}` },
    { ...key, body: { name: 'url', allowedOrigins: [url] } },
  ]);
  await run.sendAll(calls);
  await run.finish(urls.length * 2);
});

test('what the routes answered can all be listed and verified', async () => {
  for (const path of [
    'write-keys',
    'api-tokens',
    'people',
    'imports',
    'audit',
    'customers',
    'rejected',
    'events',
  ])
    expect((await server.call('GET', `/api/v1/${path}`)).status, path).toBe(200);
  expect((await server.call('GET', '/api/v1/audit/verify')).body).toMatchObject({ intact: true });
});

test.skipIf(hasCollections)(WHY_SKIPPED, () => undefined);
