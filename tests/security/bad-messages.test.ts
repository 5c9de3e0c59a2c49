import { isJsonObject, type Json } from '@romashka/model/kernel';
import { storable } from '@romashka/model/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { dealt, hostileStrings, hostileUrls } from './support/corpus.ts';
import { knock } from './support/door.ts';
import { expectHealthy } from './support/hostile-run.ts';
import { ask, findCustomer, type Plot } from './support/objects.ts';
import { OWN_STRINGS } from './support/own-corpus.ts';
import { asToken } from './support/people.ts';
import { eachOf } from './support/send.ts';

/**
 * S1, messages. Every hostile string into every field of every kind of message: nothing is lost,
 * nothing breaks a list, and what was taken is shown back as it was sent.
 */
const urls = hostileUrls();
const strings = [...hostileStrings(), ...urls];
/** Addresses go where addresses stand; all else goes everywhere. */
const isUrl = (n: number): boolean => n >= strings.length - urls.length;
let server: TestServer;
let plot: Plot;
let stream: { readonly heard: () => string; readonly stop: () => void };

beforeAll(async () => {
  server = await startTestServer();
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'messages' };
  await ask(plot, 'PATCH', '/api/v1/workspace', {
    eventLimit: 1_000_000,
    joinByEmail: true,
    joinByPhone: true,
  });
  stream = await listen();
});
afterAll(async () => {
  stream?.stop();
  await server?.stop();
});

/** Listens to the live stream as a screen would, while all of this comes in. */
async function listen() {
  const stop = new AbortController();
  const answer = await fetch(`${server.url}/api/v1/live`, {
    headers: asToken(plot.apiToken),
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const read = async (): Promise<void> => {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) return;
      heard += part.value;
    }
  };
  read().catch(() => undefined);
  return { heard: () => heard, stop: () => stop.abort() };
}

/** One message of each kind with `s` in one of its fields. */
const messagesWith = (s: string, n: number): object[] => {
  const userId = `user-${n}`;
  const track = (properties: object) => ({
    type: 'track',
    event: 'Hostile',
    userId,
    properties: { n, ...properties },
  });
  const answer = (more: object) => ({
    type: 'track',
    event: 'Survey Answered',
    userId,
    properties: { response_id: `r${n}`, survey: 's', question: 'q', question_type: 'nps', value: 7, ...more },
  });
  return [
    track({ said: s }),
    track({ [s]: s }),
    track({ touchpoint: s, unit: s, channel: s }),
    track({ revenue: s, currency: s }),
    { type: 'track', event: s, userId },
    { type: 'track', event: 'Hostile', userId: s },
    { type: 'track', event: 'Hostile', anonymousId: s },
    { type: 'track', event: 'Hostile', userId, anonymousId: s },
    { type: 'track', event: 'Hostile', userId, timestamp: s },
    { type: 'track', event: 'Hostile', userId, sentAt: s, originalTimestamp: s },
    { type: s, event: 'Hostile', userId },
    { type: 'page', name: s, userId, category: s, properties: { url: s, referrer: s, title: s, path: s } },
    { type: 'screen', name: s, userId },
    { type: 'group', groupId: s, userId, traits: { name: s } },
    { type: 'alias', userId, previousId: s },
    {
      type: 'identify',
      userId,
      traits: { name: s, email: s, phone: s, firstName: s, lastName: s, motto: s },
    },
    { type: 'identify', userId, traits: { [s]: s } },
    { type: 'identify', userId: `basis-${n}`, traits: { $basis: s, $confidence: s, a: 1 } },
    {
      type: 'track',
      event: 'Hostile',
      userId,
      context: { source: s, library: { name: s }, userAgent: s, ip: s, locale: s },
    },
    { type: 'track', event: 'Hostile', userId, context: { [s]: s }, integrations: { [s]: false } },
    { type: 'track', event: 'Hostile', userId, messageId: s },
    answer({ text: s }),
    answer({ response_id: s }),
    answer({ survey: s, question: s, response_id: `s${n}` }),
    answer({ value: s, response_id: `v${n}` }),
    answer({ question_type: s, response_id: `k${n}` }),
    answer({ question_type: 'text', value: s, response_id: `t${n}` }),
    answer({ question_type: 'choice', value: [s, s], response_id: `c${n}` }),
    answer({ revision: s, invitation_id: s, scale_min: s, scale_max: s, response_id: `i${n}` }),
  ];
};

const carriesUrl = (message: object): boolean => {
  const { type, properties = {} } = message as { type: unknown; properties?: object };
  return type === 'page' || type === 'identify' || 'said' in properties || 'text' in properties;
};

test('all of them go in, as a batch and one by one', async () => {
  const messages = strings.flatMap((value, n) =>
    messagesWith(value, n).filter((message) => !isUrl(n) || carriesUrl(message)),
  );
  expect(messages.length).toBeGreaterThan(2_500);
  const batches: object[][] = [];
  for (let from = 0; from < messages.length; from += 350) batches.push(messages.slice(from, from + 350));
  await eachOf(batches, 2, async (batch) => {
    // Names are marked in bytes too: what is over a limit is refused by itself, not with its batch.
    const answer = await knock(server, JSON.stringify({ batch }), { gzip: true });
    expect([answer.status, answer.text]).toEqual([200, '{"success":true}']);
  });
  await eachOf(messagesWith('\ud800\u0000', 90_000), 4, async (message) => {
    const answer = await knock(server, JSON.stringify(message), { path: '/v1/t' });
    expect(answer.status, answer.text).toBe(200);
  });
  await expectHealthy(server);
});

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
async function all<T>(path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor = '';
  for (;;) {
    const page = await ask<Page<T>>(
      plot,
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=500${cursor}`,
    );
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

/** What both engines keep of a text: all of it but NUL and half characters. */
const kept = (value: Json): Json => (typeof value === 'string' ? storable(value) : value);

test('what was said is shown back as it was sent', async () => {
  interface Shown {
    readonly name: string;
    readonly properties: Readonly<Record<string, Json>>;
  }
  const events = await all<Shown>('/api/v1/events?event=Hostile');
  const said = new Map(
    events.flatMap(({ properties: { n, said } }) => (said === undefined ? [] : [[n, said] as const])),
  );
  const wrong = strings.flatMap((value, n) => (said.get(n) === kept(value) ? [] : [[value, said.get(n)]]));
  expect(wrong).toEqual([]);
});

test('words of answers and names of customers too', async () => {
  const answers = await all<{ response: string; text: string }>('/api/v1/answers?questionType=nps');
  const words = new Map(answers.map(({ response, text }) => [response, text]));
  const lost = strings.flatMap((value, n) =>
    words.get(`r${n}`) === kept(value) ? [] : [[value, words.get(`r${n}`)]],
  );
  expect(lost).toEqual([]);
  const sample = strings.map((value, n) => [value, n] as const).filter(([, n]) => n % 9 === 0);
  await eachOf(sample, 4, async ([value, n]) => {
    const id = await findCustomer(plot, `user-${n}`);
    const { traits } = await ask<{ traits: { name: string; value: Json; others: { value: Json }[] }[] }>(
      plot,
      'GET',
      `/api/v1/customers/${id}`,
    );
    const name = traits.find((trait) => trait.name === 'name');
    expect([name?.value, ...(name?.others.map((other) => other.value) ?? [])]).toContain(kept(value));
  });
});

test('every list can be read to its end', async () => {
  expect((await all('/api/v1/customers')).length).toBeGreaterThan(strings.length / 2);
  expect((await all('/api/v1/rejected')).length).toBeGreaterThan(strings.length / 2);
  expect((await all('/api/v1/answers')).length).toBeGreaterThan(strings.length);
  await ask(plot, 'GET', '/api/v1/dimensions');
  for (const group of ['touchpoint', 'unit', 'channel', 'event', 'trait.motto'])
    await ask(plot, 'GET', `/api/v1/metrics/count?group=${group}`);
});

test('a search for each of them is answered', async () => {
  const searched = [...OWN_STRINGS, ...dealt(strings)];
  await eachOf(searched, 6, async (value) => {
    const q = encodeURIComponent(value.toWellFormed().slice(0, 200));
    const answer = await server.call('GET', `/api/v1/customers?q=${q}`);
    expect([200, 400], value).toContain(answer.status);
  });
});

test('the live stream told it all in whole lines of JSON and is still there', async () => {
  await server.send([{ type: 'track', event: 'the last of all', userId: 'last' }]);
  await expect.poll(() => stream.heard().includes('the last of all'), { timeout: 30_000 }).toBe(true);
  const lines = stream.heard().split('\n');
  const data = lines.filter((line) => line.startsWith('data: '));
  expect(data.length).toBeGreaterThan(100);
  for (const line of data) expect(isJsonObject(JSON.parse(line.slice(6)))).toBe(true);
  expect(lines.filter((line) => !/^(?:data: \{|id: \d+$|retry: |: |$)/.test(line))).toEqual([]);
});
