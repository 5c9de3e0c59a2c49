import type { Role } from '@romashka/model/govern';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { ask, fillPlot, findCustomer, messagesOf, type Plot } from './support/objects.ts';
import { asSession, asToken, newMember } from './support/people.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Answer, type Call, send } from './support/send.ts';

/**
 * Who is bound to units sees what happened in them and nothing else, on every route of the contract, by
 * session and by API token. North holds the shops `ours` and `sister`, south holds `other`; every word of a
 * shop's facts carries the shop's mark, and what concerns the whole company carries the mark of `other`.
 */
let server: TestServer;
let ours: Plot;
let sister: Plot;
let other: Plot;
/** Has been to `ours` and to `other`, where all that is known of them was said. */
const BOTH = 'visitor';
const OTHER = 'zulubeta';
const unitOf = (plot: Plot): string => `${plot.mark}-unit`;
const callers = new Map<string, Record<string, string>>();
const callerOf = (name: string): Record<string, string> => {
  const headers = callers.get(name);
  if (headers === undefined) throw new Error(`nobody is called ${name}`);
  return headers;
};
/** What is there of the other shop to be named, and a customer of ours. */
let others: Readonly<Record<string, string>>;
let customers: Readonly<Record<'ours' | 'sister' | 'other' | 'both', string>>;

async function bind(name: string, role: Role, units: readonly string[]): Promise<void> {
  const { apiToken } = server.credentials;
  const { id, cookie } = await newMember(server, apiToken, role);
  await ask(ours, 'PATCH', `/api/v1/people/${id}`, { units });
  callers.set(`${name} by session`, asSession(server, cookie));
  const made = await ask<{ token: string }>(ours, 'POST', '/api/v1/api-tokens', { name, role, units });
  callers.set(`${name} by token`, asToken(made.token));
}

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  const plot = (mark: string): Plot => ({ server, apiToken, writeKey, mark });
  [ours, sister, other] = [plot('quartzalpha'), plot('ruthgamma'), plot(OTHER)];
  await ask(ours, 'POST', '/api/v1/units', {
    rows: [
      ...[ours, sister].map((shop) => ({ unit: unitOf(shop), name: `${shop.mark} Shop`, parent: 'north' })),
      { unit: unitOf(other), name: `${OTHER} Shop`, parent: 'south' },
      { unit: 'north', name: 'North', parent: `${OTHER}-company` },
      { unit: unitOf(ours), parent: `${OTHER}-dealer`, grouping: 'dealers' },
      { unit: unitOf(other), parent: null, grouping: `${OTHER}-grouping` },
    ],
  });
  others = await fillPlot(other);
  await server.send([
    ...messagesOf(ours, 'quartzalpha-user'),
    ...messagesOf(sister, 'ruthgamma-user'),
    {
      type: 'identify',
      userId: BOTH,
      traits: { name: 'Vera', email: 'vera@visitor.test', plan: `${OTHER}-plan` },
    },
    { type: 'track', event: 'quartzalpha Came', userId: BOTH, properties: { unit: unitOf(ours) } },
    { type: 'track', event: `${OTHER} Came`, userId: BOTH, properties: { unit: unitOf(other) } },
    { type: 'track', event: `${OTHER} everywhere`, userId: BOTH, properties: {} },
  ]);
  customers = {
    ours: await findCustomer(ours, 'quartzalpha-user'),
    sister: await findCustomer(ours, 'ruthgamma-user'),
    other: others['customer'] ?? '',
    both: await findCustomer(ours, BOTH),
  };
  await bind('shop', 'analyst', [unitOf(ours)]);
  await bind('north', 'viewer', ['north']);
  await bind('south', 'viewer', ['south']);
});
afterAll(() => server?.stop());

const get = (name: string, path: string): Promise<Answer> =>
  send(server.url, { method: 'GET', path }, callerOf(name));
const bodyOf = <T>(answer: Answer): T => JSON.parse(answer.text) as T;
const codeOf = (answer: Answer): unknown => bodyOf<{ code?: unknown }>(answer).code;
const named = (call: Call, name: string, value: string): Call => ({
  ...call,
  path: `${call.path}${call.path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`,
});
const shapeOf = (schema: unknown): object =>
  typeof schema === 'object' && schema !== null && 'shape' in schema ? Object(schema.shape) : {};

/** What is defined for the whole company is shown to everybody in it: definitions hold no fact. */
const DEFINED = new Set(['metrics.list']);

describe.each(['shop by session', 'shop by token'])('bound to one shop: %s', (name) => {
  test.each(ALL_ROUTES.filter(({ id }) => !DEFINED.has(id)))(
    '$id ($scope) shows nothing of another',
    async (route) => {
      const theirs = await callOf(route, other);
      const own = await callOf(route, ours);
      const calls = [theirs, own];
      if ('unit' in shapeOf(route.query))
        calls.push(named(theirs, 'unit', unitOf(other)), named(own, 'unit', unitOf(other)));
      for (const call of calls) {
        const answer = await send(server.url, call, callerOf(name));
        if (route.scope === 'company')
          expect([answer.status, codeOf(answer)], call.path).toEqual([403, 'bound-to-units']);
        else expect([200, 404], `${call.path} ${answer.text}`).toContain(answer.status);
        expect(answer.text, call.path).not.toContain(OTHER);
        const leaked = Object.values(others).filter((id) => answer.text.includes(id));
        expect(leaked, call.path).toEqual([]);
      }
    },
  );

  test.each([
    '/api/v1/customers',
    '/api/v1/customers?q=quartzalpha',
    '/api/v1/events',
    '/api/v1/answers',
    '/api/v1/dimensions',
    '/api/v1/units',
    '/api/v1/me',
    '/api/v1/metrics/count?group=event,unit',
  ])('%s shows the own shop, so that a leak would be seen', async (path) => {
    const answer = await get(name, path);
    expect([answer.status, answer.text.includes('quartzalpha')], answer.text).toEqual([200, true]);
    expect((await send(server.url, { method: 'GET', path }, asToken(ours.apiToken))).text).toContain(
      path === '/api/v1/me' || path.includes('q=') ? '' : OTHER,
    );
  });

  test('a customer of another shop is as one who is not', async () => {
    for (const path of ['', '/events', '/answers'])
      for (const id of [customers.other, customers.sister, crypto.randomUUID()]) {
        const answer = await get(name, `/api/v1/customers/${id}${path}`);
        expect([answer.status, codeOf(answer)], path).toEqual([404, 'not-found']);
      }
    for (const list of ['events', 'answers'])
      expect((await get(name, `/api/v1/${list}?customer=${customers.other}`)).status).toBe(404);
    for (const q of [OTHER, 'ruthgamma', customers.other])
      expect(bodyOf(await get(name, `/api/v1/customers?q=${q}`)), q).toEqual({ items: [], next: null });
  });

  test('of a customer who was in both, only who they are and what happened here is shown', async () => {
    const read = bodyOf<Record<string, unknown>>(await get(name, `/api/v1/customers/${customers.both}`));
    expect(read).toMatchObject({
      name: 'Vera',
      email: 'vera@visitor.test',
      userId: BOTH,
      events: 1,
      traits: [],
      identities: [],
      merges: [],
      matches: [],
      mergedFrom: null,
    });
    expect(read['firstSeen']).toBe(read['lastSeen']);
    const { items } = bodyOf<{ items: { name: string }[] }>(
      await get(name, `/api/v1/customers/${customers.both}/events`),
    );
    expect(items.map((event) => event.name)).toEqual(['quartzalpha Came']);
    expect((await get(name, '/api/v1/customers?q=Vera')).text).toContain('"events":1');
  });

  test('what is known of customers cannot be asked by figures', async () => {
    for (const path of ['nps?group=trait.plan', `share?event=x&group=trait.plan&unit=${unitOf(other)}`]) {
      const answer = await get(name, `/api/v1/metrics/${path}`);
      expect([answer.status, codeOf(answer)]).toEqual([403, 'bound-to-units']);
    }
  });

  test('units above are not told', async () => {
    const { groupings, items } = bodyOf<{ groupings: string[]; items: object[] }>(
      await get(name, '/api/v1/units'),
    );
    const place = { parent: null, from: null, to: null };
    expect(items).toEqual([
      {
        key: unitOf(ours),
        name: 'quartzalpha Shop',
        places: [
          { grouping: 'dealers', ...place },
          { grouping: 'main', ...place },
        ],
      },
    ]);
    expect(groupings).toEqual(['dealers', 'main']);
  });
});

const LISTS = [
  'customers?limit=500',
  'events?limit=500',
  'answers?limit=500',
  'dimensions',
  'metrics/count?group=unit',
  'units',
];
/** What a caller sees of the three shops, on every route that lists something. */
async function seenBy(name: string): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const list of LISTS) {
    const answer = await get(name, `/api/v1/${list}`);
    expect(answer.status, answer.text).toBe(200);
    seen[list] = [ours, sister, other].map(({ mark }) => mark).filter((mark) => answer.text.includes(mark));
  }
  return seen;
}
const everywhere = (...plots: readonly Plot[]): Record<string, string[]> =>
  Object.fromEntries(LISTS.map((list) => [list, plots.map(({ mark }) => mark)]));

test.each(['session', 'token'])(
  'a region sees its shops, and permission follows a shop that moves at once: by %s',
  async (way) => {
    expect(await seenBy(`north by ${way}`)).toEqual(everywhere(ours, sister));
    const read = (who: string) => get(`${who} by ${way}`, `/api/v1/customers/${customers.sister}`);
    expect([(await read('north')).status, (await read('south')).status]).toEqual([200, 404]);
    const move = (parent: string) =>
      ask(ours, 'POST', '/api/v1/units', { rows: [{ unit: unitOf(sister), parent }] });
    await move('south');
    expect(await seenBy(`north by ${way}`)).toEqual(everywhere(ours));
    const south = await seenBy(`south by ${way}`);
    expect(south).toEqual(everywhere(sister, other));
    expect([(await read('north')).status, (await read('south')).status]).toEqual([404, 200]);
    // Permission is of today, whichever tree a figure is asked of.
    const then = await get(`north by ${way}`, '/api/v1/metrics/count?unit=north&tree=then&group=unit');
    expect(then.text).not.toContain(sister.mark);
    await move('north');
    expect(await seenBy(`north by ${way}`)).toEqual(everywhere(ours, sister));
  },
);

test('the description of the API says what each route is to who is bound', async () => {
  const described = bodyOf<{ paths: Record<string, Record<string, { description: string }>> }>(
    await send(server.url, { method: 'GET', path: '/openapi.json' }),
  );
  const said = { own: 'no facts of others', units: 'Who is bound to units gets', company: 'bound-to-units' };
  for (const { path, method, scope, id } of ALL_ROUTES) {
    const route = described.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    expect(route?.description, id).toContain(said[scope]);
  }
});

/** What is heard on a live stream until a text comes or the stream ends. */
async function listen(headers: Record<string, string>, path = '/api/v1/live') {
  const stop = new AbortController();
  const answer = await fetch(`${server.url}${path}`, { headers, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  return {
    until: async (text: string): Promise<string> => {
      for (;;) {
        const part = await reader?.read();
        if (part === undefined || part.done) return heard;
        heard += part.value;
        if (heard.includes(text)) return heard;
      }
    },
    stop: () => stop.abort(),
  };
}

test.each(['shop by session', 'shop by token'])('the live stream is of the own units: %s', async (name) => {
  const streams = [
    await listen(callerOf(name)),
    await listen(callerOf(name), `/api/v1/live?unit=${unitOf(ours)}`),
  ];
  const all = await listen(asToken(ours.apiToken));
  await server.send([
    ...messagesOf(other, `${OTHER}-live`),
    { type: 'track', event: 'nowhere', userId: BOTH },
  ]);
  await server.send([
    { type: 'track', event: 'the last one', userId: BOTH, properties: { unit: unitOf(ours) } },
  ]);
  for (const stream of streams) {
    const heard = await stream.until('the last one');
    expect(heard).toContain('the last one');
    expect(heard).not.toContain(OTHER);
    expect(heard).not.toContain('nowhere');
    stream.stop();
  }
  expect(await all.until('the last one')).toContain(OTHER);
  all.stop();
});

test.each([
  ['a binding', async (id: string) => ask(ours, 'PATCH', `/api/v1/people/${id}`, { units: ['south'] })],
  [
    'a move of units',
    async () => {
      for (const parent of ['south', 'north'])
        await ask(ours, 'POST', '/api/v1/units', { rows: [{ unit: unitOf(sister), parent }] });
    },
  ],
])('live streams end when %s changes', async (_, change) => {
  const member = await newMember(server, ours.apiToken, 'viewer');
  await ask(ours, 'PATCH', `/api/v1/people/${member.id}`, { units: ['north'] });
  const stream = await listen(asSession(server, member.cookie));
  await change(member.id);
  expect(await stream.until('what never comes')).toContain('retry');
});

test('a move that was planned ends live streams when it comes, and permission follows it', async () => {
  const from = new Date(Date.now() + 4_000).toISOString();
  await ask(ours, 'POST', '/api/v1/units', { rows: [{ unit: unitOf(sister), parent: 'south', from }] });
  const stream = await listen(callerOf('north by token'));
  await stream.until('what never comes');
  expect(await seenBy('north by token')).toEqual(everywhere(ours));
  await ask(ours, 'POST', '/api/v1/units', { rows: [{ unit: unitOf(sister), parent: 'north' }] });
});
