import type { Route } from '@romashka/model/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { COLLECTIONS, dealt, hasCollections, hostileStrings, hostileUrls, SHARES } from './support/corpus.ts';
import { hostileRun } from './support/hostile-run.ts';
import { ask, fillPlot, newPair, type Plot } from './support/objects.ts';
import { OWN_STRINGS } from './support/own-corpus.ts';
import { asToken } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Call, send } from './support/send.ts';

/**
 * S1, the API. Hostile strings into every path, query and body parameter of every route, which
 * are read from the contract's own schemas: never a 5xx, never a hang, and afterwards all is well.
 *
 * The own strings go into every field of every route. The collections have many more, which are
 * dealt round: each goes into every kind of field, of every eighth route. With
 * ROMASHKA_EVERY_INPUT=1 all go everywhere, which takes some minutes.
 */
const strings = hostileStrings();
const own = new Set(OWN_STRINGS);
const others = strings.filter((value) => !own.has(value));
const share = (place: number): string[] => [...OWN_STRINGS, ...dealt(others, place)];
const shareOf = (route: Route): string[] => share(ALL_ROUTES.indexOf(route));

let server: TestServer;
let plot: Plot;
const prepared = new Map<string, Call>();

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'hostile' };
  await fillPlot(plot);
  for (const route of ALL_ROUTES) prepared.set(route.id, await callOf(route, plot));
});
afterAll(() => server?.stop());

const fieldsOf = (schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> =>
  schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};

const callFor = (route: Route): Call => {
  const call = prepared.get(route.id);
  if (call === undefined) throw new Error(`${route.id} was not prepared`);
  return call;
};

/** Fields whose bad value ends a request before the others are looked at: each is tried alone. */
const ALONE = new Set(['cursor', 'from', 'group', 'customer', 'q']);

/** Fields in the company in which a value gets furthest: those that take it together, the others together. */
function companies(schemas: Readonly<Record<string, z.ZodType>>, value: string): string[][] {
  const names = Object.keys(schemas);
  const taken = names.filter((name) => schemas[name]?.safeParse(value).success);
  const refused = names.filter((name) => !taken.includes(name));
  const alone = taken.filter((name) => ALONE.has(name)).map((name) => [name]);
  const together = taken.filter((name) => !ALONE.has(name) && name !== 'to');
  return [...alone, together, refused].filter((company) => company.length > 0);
}

function queriesOf(route: Route, values: readonly string[]): Call[] {
  const call = callFor(route);
  const path = call.path.split('?', 1)[0];
  return values.flatMap((value) =>
    companies(fieldsOf(route.query), value).map((names) => {
      const all = names.flatMap((name) => (name === 'from' ? ['from', 'to'] : [name]));
      return { ...call, path: `${path}?${new URLSearchParams(all.map((name) => [name, value]))}` };
    }),
  );
}

const withQueries = ALL_ROUTES.filter(({ query, id }) => query !== undefined && id !== 'live.stream');
test.each(withQueries)('$id takes any query', async (route) => {
  const run = hostileRun(server);
  const values = shareOf(route);
  await run.sendAll(queriesOf(route, values));
  await run.finish(values.length);
});

test('the live stream takes any query', async () => {
  const run = hostileRun(server);
  const values = dealt(OWN_STRINGS);
  await run.sendAll(queriesOf(ALL_ROUTES.find(({ id }) => id === 'live.stream') as Route, values));
  await run.finish(values.length);
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
  const values = share(0);
  const calls = values.flatMap((value, index) =>
    queries(value)
      .filter((_, way) => SHARES === 1 || index % 5 === way || (index + 2) % 5 === way)
      .map(([key, query]) => ({
        method: 'GET',
        path: `/api/v1/metrics/${key}?${new URLSearchParams(query)}`,
      })),
  );
  await run.sendAll(calls);
  await run.finish(values.length * 2);
});

test('every address takes any segment', async () => {
  const run = hostileRun(server);
  const odd = ['%', '%00', '%E0%A4%A', '..', '.', '%2e%2e%2f', ';', 'a%2Fb'];
  const values = [...odd, ...strings.map((value) => encodeURIComponent(value.toWellFormed()))];
  const named = ALL_ROUTES.filter(({ path }) => path.includes(':'));
  expect(named.length).toBeGreaterThan(15);
  const routes = named.flatMap((route, place) => {
    const { path: _, ...call } = callFor(route);
    return dealt(values, place).map((value) => ({ ...call, path: route.path.replace(/:\w+/, value) }));
  });
  const settings = ['/v1/projects/@/settings', '/projects/@/settings', '/analytics.js/v1/@/analytics.min.js'];
  const files = [
    '/analytics-next/bundles/@',
    '/assets/@',
    '/docs/static/@',
    '/api/auth/@',
    '/api/v1/@',
    '/@',
  ];
  const others = [...settings, ...files].flatMap((path, place) =>
    dealt(values, place).map((value) => ({ method: 'GET', path: path.replace('@', value) })),
  );
  await run.sendAll([...routes, ...others]);
  await run.finish(values.length * 3);
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
  ['a', 'a'],
  { a: { b: [] } },
  { toString: null, __proto__: null },
  JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`),
  JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`),
  'x'.repeat(100_000),
];

const withBodies = ALL_ROUTES.filter(({ body }) => body !== undefined);
test.each(withBodies)('$id takes any body', async (route) => {
  const run = hostileRun(server);
  const call = callFor(route);
  const fields = fieldsOf(route.body);
  const set = (names: readonly string[], value: unknown): Call => ({
    ...call,
    body: { ...(call.body as object), ...Object.fromEntries(names.map((name) => [name, value])) },
  });
  // A backup copies both engines: values that would begin one are left to its own tests.
  const begins = (value: string): boolean => route.id === 'backup.create' && /^[a-z0-9-]{1,60}$/.test(value);
  const values = shareOf(route).filter((value) => !begins(value));
  const strung = values.flatMap((value) => companies(fields, value).map((names) => set(names, value)));
  const odd = Object.keys(fields).flatMap((name) => ODD_VALUES.map((value) => set([name], value)));
  const some = dealt(OWN_STRINGS, ALL_ROUTES.indexOf(route));
  const wholes = [...ODD_VALUES, ...some].map((body) => ({ ...call, body }));
  const keys = some.map((key) => set([key], 1));
  await run.sendAll([...strung, ...odd, ...wholes, ...keys]);
  await run.finish(values.length);
});

test('a map of an import takes any names and roles', async () => {
  const run = hostileRun(server);
  const maps = OWN_STRINGS.flatMap((value) => [{ [value]: value }, { columns: { [value]: value } }]);
  const body = (map: unknown) => ({ kind: 'events', file: 'map.csv', map });
  await run.sendAll(maps.map((map) => ({ method: 'POST', path: '/api/v1/imports', body: body(map) })));
  await run.finish(maps.length);
});

test('a merge takes any reason, again and again', async () => {
  const [one, other] = await newPair(plot);
  for (const reason of OWN_STRINGS) {
    const call = { method: 'POST', path: `/api/v1/customers/${one}/merge`, body: { absorb: other, reason } };
    const answer = await send(server.url, call, asToken(plot.apiToken));
    expect([200, 400], `${JSON.stringify(reason)} ${answer.text}`).toContain(answer.status);
    if (answer.status === 200) await ask(plot, 'POST', `/api/v1/merges/${JSON.parse(answer.text).id}/undo`);
  }
  await ask(plot, 'GET', `/api/v1/customers/${one}`);
});

const HEADERS = [
  ...['authorization', 'cookie', 'x-romashka-workspace', 'origin', 'x-forwarded-for', 'x-forwarded-host'],
  ...[
    'user-agent',
    'accept',
    'content-type',
    'content-encoding',
    'accept-encoding',
    'range',
    'if-none-match',
  ],
  ...['x-request-id', 'accept-version', 'expect', 'x-http-method-override'],
];

test('every header takes any value that HTTP lets through', async () => {
  const run = hostileRun(server);
  const sendable = strings.filter((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value) && value.length < 2_000);
  expect(sendable.length).toBeGreaterThan(60);
  const values = dealt(sendable);
  const headers = [
    ...HEADERS.flatMap((name) => values.map((value) => ({ [name]: value }))),
    ...values.map((value) => ({ cookie: `romashka.session_token=${value}` })),
    ...values.map((value) => ({ authorization: `Basic ${Buffer.from(`${value}:`).toString('base64')}` })),
  ];
  const body = { event: 'x', userId: 'u', writeKey: plot.writeKey };
  const calls = headers.flatMap((more): Call[] => [
    { method: 'GET', path: '/api/v1/me', headers: more },
    { method: 'POST', path: '/v1/track', body, headers: more },
  ]);
  await run.sendAll(calls);
  await run.finish(HEADERS.length * values.length * 2);
});

test('every word of a sign-in takes any value', async () => {
  const run = hostileRun(server);
  const post = (path: string, body: unknown, index: number): Call => ({
    method: 'POST',
    path: `/api/auth/${path}`,
    body,
    headers: { origin: server.url, 'x-forwarded-for': `198.18.${index >> 8}.${index & 255}` },
  });
  const values = [...share(1), ...ODD_VALUES];
  const calls = values.flatMap((value, index) => [
    post('sign-in/email', { email: value, password: 'a password' }, index),
    post('reset-password', { token: value, newPassword: 'long enough password' }, index),
    post('change-password', value, index),
  ]);
  // A password that is looked at costs its hash: that is what it is for.
  const passwords = [...dealt(OWN_STRINGS), ...ODD_VALUES].flatMap((value, index) => [
    post('sign-in/email', { email: `a${index}@example.test`, password: value }, index),
    post('reset-password', { token: 'made-up', newPassword: value }, index),
  ]);
  await run.sendAll([...calls, ...passwords], {});
  await run.finish(values.length * 3);
});

describe('the URL test suite', () => {
  test('goes into a search and into the origins of a key', async (context) => {
    const urls = dealt(hostileUrls());
    if (urls.length === 0) return context.skip(COLLECTIONS);
    const run = hostileRun(server);
    const calls = urls.flatMap((url): Call[] => [
      { method: 'GET', path: `/api/v1/customers?q=${encodeURIComponent(url.toWellFormed())}` },
      { method: 'POST', path: '/api/v1/write-keys', body: { name: 'url', allowedOrigins: [url] } },
    ]);
    await run.sendAll(calls);
    await run.finish(urls.length * 2);
  });
});

const LISTS = ['write-keys', 'api-tokens', 'people', 'imports', 'audit', 'customers', 'rejected', 'events'];
test.each(LISTS)('what was stored can be listed: %s', async (path) => {
  await ask(plot, 'GET', `/api/v1/${path}`);
});

test('the audit trail is whole', async () => {
  expect(await ask(plot, 'GET', '/api/v1/audit/verify')).toMatchObject({ intact: true });
});

test.skipIf(!hasCollections)(COLLECTIONS, () => {
  expect(strings.length).toBeGreaterThan(500);
  expect(hostileUrls().length).toBeGreaterThan(800);
});
