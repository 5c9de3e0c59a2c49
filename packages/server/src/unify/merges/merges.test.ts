import type { CustomerLine, CustomerPage, EventView, MetricAnswer } from '@romashka/model/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace } from '../../govern/workspace/create-workspace.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A workspace of its own, so that no test sees another's persons. */
async function newHouse() {
  const { writeKey, apiToken } = await createWorkspace(server.services.database, {
    key: `w-${crypto.randomUUID().slice(0, 8)}`,
    name: 'Test',
    timeZone: 'Europe/Moscow',
    locale: 'ru',
    owner: null,
    createdBy: 'test',
  });
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await server.call('GET', path, undefined, apiToken);
    expect({ path, status, body: status === 200 ? '' : body }).toEqual({ path, status: 200, body: '' });
    return body;
  };
  const post = (path: string, body?: object) => server.call('POST', path, body, apiToken);
  return {
    send: (messages: readonly object[]) => server.send(messages, writeKey),
    get,
    post,
    customers: async () => (await get<{ items: CustomerLine[] }>('/api/v1/customers?limit=500')).items,
    customer: (id: string) => get<CustomerPage>(`/api/v1/customers/${id}`),
    /** The numbers that the test gave to the customer's events. */
    eventsOf: async (id: string) => {
      const { items } = await get<{ items: EventView[] }>(`/api/v1/customers/${id}/events?limit=500`);
      return items.map((event) => Number(event.properties['n'] ?? event.traits?.['n'])).sort((a, b) => a - b);
    },
    find: async (identity: string): Promise<string> => {
      const { items } = await get<{ items: CustomerLine[] }>(`/api/v1/customers?q=${identity}`);
      expect(items.length).toBeGreaterThan(0);
      return items[0]?.id ?? '';
    },
    count: (group: string) => get<MetricAnswer>(`/api/v1/metrics/count?event=Bought&group=${group}`),
    merge: async (keep: string, absorb: string): Promise<string> => {
      const { status, body } = await post(`/api/v1/customers/${keep}/merge`, { absorb });
      expect(status).toBe(200);
      return (body as { id: string }).id;
    },
    patch: (body: object) => server.call('PATCH', '/api/v1/workspace', body, apiToken),
    undo: async (id: string): Promise<void> => {
      expect((await post(`/api/v1/merges/${id}/undo`)).status).toBe(200);
    },
  };
}
type House = Awaited<ReturnType<typeof newHouse>>;

const bought = (n: number, ids: object) => ({ type: 'track', event: 'Bought', properties: { n }, ...ids });
const groupsOf = (answer: MetricAnswer) =>
  Object.fromEntries(answer.groups.map(({ group, value }) => [Object.values(group)[0], value]));

test('a merge and its undo: events, traits and figures of both sides, also of what came between', async () => {
  const house = await newHouse();
  await house.send([
    {
      type: 'identify',
      userId: 'ann',
      timestamp: '2026-05-01',
      traits: { plan: 'gold', city: 'Омск', n: 1 },
    },
    { type: 'identify', userId: 'bob', timestamp: '2026-05-02', traits: { plan: 'basic', n: 2 } },
    bought(3, { userId: 'ann' }),
    bought(4, { userId: 'bob' }),
  ]);
  const [ann, bob] = [await house.find('ann'), await house.find('bob')];
  expect(groupsOf(await house.count('trait.plan'))).toEqual({ gold: 1, basic: 1 });

  const merge = await house.merge(ann, bob);
  await house.send([bought(5, { userId: 'bob' }), bought(6, { userId: 'ann' })]);
  await server.services.shipper.flush();
  const page = await house.customer(bob);
  expect(page).toMatchObject({ id: ann, mergedFrom: bob, events: 6 });
  expect(page.merges).toMatchObject([
    { id: merge, survivor: ann, absorbed: bob, reason: 'by-hand', by: 'token First token', undoneAt: null },
  ]);
  // The later word on the plan was bob's; the merge says so, with whose it was and when it was said.
  expect(page.merges[0]?.fields).toMatchObject([
    { name: 'n', winner: bob },
    { name: 'plan', winner: bob, value: 'basic', time: '2026-05-02T00:00:00.000Z' },
  ]);
  expect(page.traits.find((trait) => trait.name === 'plan')).toMatchObject({
    value: 'basic',
    from: bob,
    others: [{ value: 'gold', from: ann }],
  });
  expect(await house.eventsOf(ann)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await house.customers()).map(({ id }) => id)).toEqual([ann]);
  expect(groupsOf(await house.count('trait.plan'))).toEqual({ basic: 4 });

  await house.undo(merge);
  await server.services.shipper.flush();
  expect(await house.eventsOf(ann)).toEqual([1, 3, 6]);
  expect(await house.eventsOf(bob)).toEqual([2, 4, 5]);
  expect(await house.customer(bob)).toMatchObject({ id: bob, mergedFrom: null, events: 3, userId: 'bob' });
  expect((await house.customer(ann)).traits.map(({ name, value }) => [name, value])).toEqual([
    ['city', 'Омск'],
    ['n', 1],
    ['plan', 'gold'],
  ]);
  expect((await house.customer(ann)).merges).toMatchObject([
    { id: merge, undoneBy: 'token First token', fields: [] },
  ]);
  expect(groupsOf(await house.count('trait.plan'))).toEqual({ gold: 2, basic: 2 });
});

test('a merge that cannot be is refused with its reason', async () => {
  const house = await newHouse();
  await house.send([bought(1, { userId: 'ann' }), bought(2, { userId: 'bob' })]);
  const [ann, bob] = [await house.find('ann'), await house.find('bob')];
  const nobody = crypto.randomUUID();
  expect(await house.post(`/api/v1/customers/${ann}/merge`, { absorb: ann })).toMatchObject({
    status: 409,
    body: { code: 'already-one' },
  });
  expect(await house.post(`/api/v1/customers/${ann}/merge`, { absorb: nobody })).toMatchObject({
    status: 404,
  });
  expect(await house.post(`/api/v1/merges/${nobody}/undo`)).toMatchObject({ status: 404 });
  const merge = await house.merge(ann, bob);
  await house.undo(merge);
  expect(await house.post(`/api/v1/merges/${merge}/undo`)).toMatchObject({
    status: 409,
    body: { code: 'already-undone' },
  });
  const again = await house.merge(ann, bob);
  expect(await house.post(`/api/v1/merges/${merge}/undo`)).toMatchObject({ status: 409 });
  await house.undo(again);
  expect(await house.customers()).toHaveLength(2);
});

test('a merge by a message explains itself; undone, it is not made again by the next one', async () => {
  const house = await newHouse();
  await house.send([bought(1, { anonymousId: 'visitor' }), bought(2, { userId: 'ann' })]);
  await house.send([{ ...bought(3, { userId: 'ann', anonymousId: 'visitor' }), messageId: 'sign-in' }]);
  const ann = await house.find('ann');
  const [merge] = (await house.customer(ann)).merges;
  expect(merge).toMatchObject({
    reason: 'same-message',
    evidence: { messageId: 'sign-in', user: 'ann', anonymous: 'visitor' },
    by: 'romashka',
  });
  await house.undo(merge?.id ?? '');
  await house.send([
    bought(4, { userId: 'ann', anonymousId: 'visitor' }),
    bought(5, { anonymousId: 'visitor' }),
  ]);
  const visitor = await house.find('visitor');
  expect(visitor).not.toBe(ann);
  expect(await house.eventsOf(ann)).toEqual([2, 3, 4]);
  expect(await house.eventsOf(visitor)).toEqual([1, 5]);
  expect((await house.customer(visitor)).matches).toEqual([]);
});

test('who was merged because of one of two persons goes with that one when they are parted', async () => {
  const house = await newHouse();
  await house.send([
    bought(1, { userId: 'ann' }),
    bought(2, { userId: 'bob' }),
    bought(3, { anonymousId: 'v' }),
  ]);
  const [ann, bob] = [await house.find('ann'), await house.find('bob')];
  const merge = await house.merge(ann, bob);
  await house.send([bought(4, { userId: 'bob', anonymousId: 'v' })]);
  expect(await house.eventsOf(ann)).toEqual([1, 2, 3, 4]);
  await house.undo(merge);
  await server.services.shipper.flush();
  expect(await house.eventsOf(ann)).toEqual([1]);
  expect(await house.eventsOf(bob)).toEqual([2, 3, 4]);
  expect(groupsOf(await house.count('trait.none'))).toEqual({ '': 4 });
});

test('a possible match says its score and what it is made of, over alphabets', async () => {
  const house = await newHouse();
  const birthday = '1990-05-01';
  await house.send([
    { type: 'identify', userId: 'yu', traits: { name: 'Юлия Щукина', birthday, phone: '8 916 123-45-67' } },
    { type: 'identify', userId: 'ju', traits: { name: 'Shchukina Julia', birthday } },
    { type: 'identify', userId: 'no', traits: { name: 'Яна Шмидт', birthday } },
  ]);
  const [yu, ju] = [await house.find('yu'), await house.find('ju')];
  const [match, ...others] = (await house.customer(yu)).matches;
  expect(others, 'the same birthday alone is not enough').toEqual([]);
  expect(match).toMatchObject({ person: { id: ju }, reason: 'likely', held: 'two-strong-ids' });
  expect(match?.parts.map(({ part, likeness }) => [part, likeness])).toEqual([
    ['birthday', 1],
    ['name', 1],
  ]);
  expect(match?.score).toBeCloseTo(1 - (1 - 0.45) * (1 - 0.4));
  expect((await house.customer(ju)).matches[0]?.score).toBe(match?.score);
  // Another name: the key under which they were found goes with the old one.
  await house.send([{ type: 'identify', userId: 'ju', traits: { name: 'Wanda Brown' } }]);
  expect((await house.customer(yu)).matches).toEqual([]);
});

test('a dismissed match is not offered again', async () => {
  const house = await newHouse();
  const same = { email: 'family@example.com' };
  await house.send([
    { type: 'identify', userId: 'ann', traits: same },
    { type: 'identify', userId: 'bob', traits: same },
  ]);
  const [ann, bob] = [await house.find('ann'), await house.find('bob')];
  expect((await house.customer(ann)).matches).toMatchObject([
    { person: { id: bob }, reason: 'same-email', value: 'family@example.com', held: 'two-strong-ids' },
  ]);
  expect((await house.post(`/api/v1/customers/${ann}/dismiss-match`, { other: bob })).status).toBe(200);
  expect((await house.customer(ann)).matches).toEqual([]);
  expect((await house.customer(bob)).matches).toEqual([]);
});

test('where the workspace says so, one e-mail address joins a visitor to a user, but never two users', async () => {
  const house = await newHouse();
  expect((await house.patch({ joinByEmail: true })).status).toBe(200);
  const told = (n: number, ids: object, email: string) => ({
    type: 'identify',
    traits: { email, n },
    ...ids,
  });
  await house.send([
    told(1, { anonymousId: 'v1' }, 'Ann@Example.com'),
    told(2, { anonymousId: 'v2' }, 'bob@example.com'),
  ]);
  await house.send([
    told(3, { userId: 'ann' }, 'ann@example.com'),
    told(4, { userId: 'anna' }, ' ann@example.com'),
  ]);
  expect(await house.eventsOf(await house.find('v1'))).toEqual([1, 3]);
  expect(await house.eventsOf(await house.find('anna'))).toEqual([4]);
  expect(await house.eventsOf(await house.find('v2'))).toEqual([2]);
  const page = await house.customer(await house.find('v1'));
  expect(page.userId).toBe('ann');
  expect(page.merges).toMatchObject([{ reason: 'same-email', evidence: { email: 'ann@example.com' } }]);

  await house.undo(page.merges[0]?.id ?? '');
  await house.send([told(5, { anonymousId: 'v1' }, 'ann@example.com')]);
  // Not with ann again, of whom someone said that it is not she; the rule goes on for others.
  const lines = (await house.customers()).filter((line) => line.userId === 'ann');
  expect(await house.eventsOf(lines[0]?.id ?? '')).toEqual([3]);
  expect(await house.eventsOf(await house.find('v1'))).toEqual([1, 4, 5]);
});

type Step =
  | { readonly kind: 'events'; readonly messages: readonly object[] }
  | { readonly kind: 'merge'; readonly keep: number; readonly absorb: number }
  | { readonly kind: 'undo'; readonly nth: number };

const users = fc.constantFrom('u1', 'u2', 'u3');
const visitors = fc.constantFrom('a1', 'a2', 'a3', 'a4');
const ids = fc.oneof(
  fc.record({ userId: users }),
  fc.record({ anonymousId: visitors }),
  fc.record({ userId: users, anonymousId: visitors }),
);
const plan = fc.option(fc.constantFrom('gold', 'basic', 'free'));
const message = fc
  .record({ ids, plan })
  .map(({ ids: who, plan: said }) =>
    said === null
      ? { type: 'track', event: 'Bought', ...who }
      : { type: 'identify', traits: { plan: said }, ...who },
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('events' as const),
    messages: fc.array(message, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('merge' as const), keep: fc.nat(), absorb: fc.nat() }),
  fc.record({ kind: fc.constant('undo' as const), nth: fc.nat() }),
);

/** Runs a history and gives the message numbers by the identity that each came under. */
async function live(house: House, steps: readonly Step[]): Promise<Map<string, number[]>> {
  const sent = new Map<string, number[]>();
  let n = 0;
  for (const one of steps) {
    if (one.kind === 'events') {
      await house.send(
        one.messages.map((words) => {
          n += 1;
          const { userId, anonymousId } = words as { userId?: string; anonymousId?: string };
          const identity = userId ?? anonymousId ?? '';
          sent.set(identity, [...(sent.get(identity) ?? []), n]);
          return { properties: { n }, ...words };
        }),
      );
      continue;
    }
    const all = await house.customers();
    if (one.kind === 'merge') {
      const [keep, absorb] = [all[one.keep % all.length]?.id, all[one.absorb % all.length]?.id];
      if (keep !== undefined && absorb !== undefined && keep !== absorb) await house.merge(keep, absorb);
    } else await undoSome(house, one.nth);
  }
  await server.services.shipper.flush();
  return sent;
}

async function standingMerges(house: House): Promise<{ id: string; reason: string }[]> {
  const pages = await Promise.all((await house.customers()).map(({ id }) => house.customer(id)));
  return pages.flatMap((page) => page.merges.filter((merge) => merge.undoneAt === null));
}

async function undoSome(house: House, nth: number): Promise<void> {
  const merges = await standingMerges(house);
  const merge = merges[nth % Math.max(1, merges.length)];
  if (merge !== undefined) await house.undo(merge.id);
}

/** Every event is with the customer whose identity it came under, once, and all counts say so. */
async function expectWhole(house: House, sent: ReadonlyMap<string, readonly number[]>): Promise<void> {
  const byPlan = new Map<string, number>();
  const seen: number[] = [];
  for (const line of await house.customers()) {
    const page = await house.customer(line.id);
    const events = await house.eventsOf(line.id);
    const own = page.identities.flatMap((identity) => sent.get(identity.value) ?? []);
    expect(events).toEqual(own.sort((a, b) => a - b));
    expect(line.events).toBe(events.length);
    expect(page.merges.every((merge) => merge.undoneAt === null || merge.fields.length === 0)).toBe(true);
    seen.push(...events);
    const said = String(page.traits.find((trait) => trait.name === 'plan')?.value ?? '');
    const { items } = await house.get<{ items: EventView[] }>(
      `/api/v1/customers/${line.id}/events?event=Bought&limit=500`,
    );
    if (items.length > 0) byPlan.set(said, (byPlan.get(said) ?? 0) + items.length);
  }
  expect(seen.sort((a, b) => a - b)).toEqual([...sent.values()].flat().sort((a, b) => a - b));
  expect(groupsOf(await house.count('trait.plan'))).toEqual(Object.fromEntries(byPlan));
}

test('after any history of messages, merges and undos every event is where it belongs, in both engines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
      const house = await newHouse();
      const sent = await live(house, steps);
      await expectWhole(house, sent);
      for (const merge of await standingMerges(house))
        if (merge.reason === 'by-hand') await house.undo(merge.id);
      await server.services.shipper.flush();
      await expectWhole(house, sent);
      for (const line of await house.customers()) {
        const { identities } = await house.customer(line.id);
        expect(identities.filter(({ kind }) => kind === 'user').length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
