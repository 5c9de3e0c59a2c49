import type { BoardView, DigestContent, FindingView, OutgoingView } from '@romashka/model/contract';
import { workspaceId } from '@romashka/model/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDigests } from '../../jobs/make-digests.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { makeDigest } from './make-digest.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEVER = new AbortController().signal;
let server: TestServer;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  const made = async (name: string, role: string, units: string[] = []): Promise<void> => {
    tokens[name] = (await ok<{ token: string }>('POST', '/api/v1/api-tokens', { name, role, units })).token;
  };
  await ok('POST', '/api/v1/units', { rows: [{ unit: 'shop', name: 'Shop', parent: null }] });
  await made('vera', 'viewer');
  await made('anna', 'analyst');
  await made('shop', 'viewer', ['shop']);
  const users = Array.from({ length: 120 }, (_, at) => `u${at}`);
  await server.send(users.map((userId) => ({ type: 'identify', userId, traits: { country: 'RU' } })));
  await server.send(
    users.map((userId, at) => ({
      type: 'track',
      event: 'Survey Answered',
      userId,
      timestamp: new Date(Date.now() - (at < 60 ? 1 : 8) * DAY).toISOString(),
      properties: {
        response_id: `r${at}`,
        survey: 'visit',
        question_type: 'nps',
        value: at < 60 ? 10 : at % 2 === 0 ? 10 : 3,
        unit: at % 3 === 0 ? 'shop' : 'store',
        touchpoint: '=cmd()',
      },
    })),
  );
});
afterAll(() => server?.stop());

async function ok<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const answer = await server.call(method, path, body, token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const codeOf = async (method: string, path: string, body: unknown, token?: string): Promise<unknown> => {
  const { status, body: said } = await server.call(method, path, body, token);
  return [status, (said as { code: string }).code];
};
const figure = (metric: string, more: object = {}) => ({ id: 'c1', picture: 'figure', metric, ...more });
const create = (name: string, cards: object[], more: object = {}, token?: string): Promise<BoardView> =>
  ok('POST', '/api/v1/boards', { name, content: { cards }, ...more }, token);

test('a board is its maker’s; shared it is read by others, and changed by nobody else', async () => {
  const board = await create('Shops', [figure('nps')], {}, tokens['vera']);
  expect(board).toMatchObject({ mine: true, shared: null, revision: 1, owner: 'token vera' });
  const at = `/api/v1/boards/${board.id}`;
  expect(await codeOf('GET', at, undefined, tokens['anna'])).toEqual([404, 'not-found']);
  const { content, name } = board;
  const save = { name, content, shared: 'analyst', basedOn: 1 };
  expect(await ok('PUT', at, save, tokens['vera'])).toMatchObject({ revision: 2, shared: 'analyst' });
  expect(await ok('GET', at, undefined, tokens['anna'])).toMatchObject({ mine: false, digest: null });
  expect(await codeOf('GET', at, undefined, tokens['shop'])).toEqual([404, 'not-found']);
  expect(await codeOf('PUT', at, { ...save, basedOn: 2 }, tokens['anna'])).toEqual([403, 'not-your-board']);
  expect(await codeOf('DELETE', at, undefined, tokens['anna'])).toEqual([403, 'not-your-board']);
  const listed = await ok<{ items: { id: string; mine: boolean }[] }>(
    'GET',
    '/api/v1/boards',
    undefined,
    tokens['anna'],
  );
  expect(listed.items).toContainEqual(expect.objectContaining({ id: board.id, mine: false, cards: 1 }));
  const copy = await create('Mine now', [], { content: undefined, copyOf: board.id }, tokens['anna']);
  expect(copy).toMatchObject({ mine: true, shared: null, content: board.content });
});

test('of two saves of the same board the second is refused and loses nothing', async () => {
  const board = await create('Twice', []);
  const at = `/api/v1/boards/${board.id}`;
  const save = (text: string) => ({
    name: text,
    shared: null,
    basedOn: 1,
    content: { cards: [{ id: 'n', picture: 'note', text }] },
  });
  const both = await Promise.all(['one', 'two'].map((text) => server.call('PUT', at, save(text))));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const won = both.find(({ status }) => status === 200)?.body as unknown as BoardView;
  expect(await ok('GET', at)).toMatchObject({ name: won.name, revision: 2, content: won.content });
});

test('what is no board is refused with the place that is wrong', async () => {
  const wrong = await server.call('POST', '/api/v1/boards', {
    name: 'x',
    content: { cards: [{ id: 'c1', picture: 'pie', metric: 'nps' }] },
  });
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('picture')]);
});

const download = async (path: string, token = server.credentials.apiToken) => {
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.clone().text(), bytes: await answer.arrayBuffer() };
};

test('the export holds a table per card, inert, with the scope of who takes it', async () => {
  const board = await create(
    'Export',
    [
      figure('nps', { title: '@SUM(A1)' }),
      figure('nps', { id: 'c2', picture: 'bars', group: 'unit' }),
      figure('nps', { id: 'c3', picture: 'table', group: 'touchpoint' }),
      figure('gone', { id: 'c4' }),
      { id: 'c5', picture: 'note', text: 'why' },
    ],
    { shared: 'viewer' },
  );
  const path = `/api/v1/boards/${board.id}/export?purpose=report`;
  const csv = await download(path);
  const lines = csv.text.replace('\u{feff}', '').trim().split('\r\n');
  expect(lines[0]).toBe('card,by,group,value,unit,n,low95,high95');
  expect(lines.filter((line) => line.startsWith("'@SUM(A1),,total,50,points,120,"))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('NPS,unit,'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith("NPS,touchpoint,'=cmd(),"))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^GONE,,"There is no metric ""gone"";/);
  expect(csv.text).not.toContain('why');
  const own = await download(path, tokens['shop']);
  expect(own.text).toContain(',points,40,');
  expect(own.text).not.toContain('store');
  const book = await download(`${path}&format=xlsx`);
  expect([book.status, new TextDecoder().decode(book.bytes.slice(0, 2))]).toEqual([200, 'PK']);
  expect((await download(`/api/v1/boards/${board.id}/export`)).status).toBe(400);
});

test('a metric for coaching goes into no export of a board for pay, and the owners hear of it', async () => {
  await ok('PUT', '/api/v1/metrics/coach', { name: { en: 'Coach' }, kind: 'nps', coachingOnly: true });
  const board = await create('Coaching', [figure('coach')]);
  const refused = await server.call('GET', `/api/v1/boards/${board.id}/export?purpose=pay`);
  expect(refused).toMatchObject({ status: 403, body: { code: 'coaching-only' } });
  const { items } = await ok<{ items: FindingView[] }>('GET', '/api/v1/findings?state=new');
  expect(items.map(({ evidence }) => [evidence['metric'], evidence['purpose'], evidence['given']])).toEqual([
    ['coach', 'pay', false],
  ]);
  const [finding] = items;
  expect(await ok('POST', `/api/v1/findings/${finding?.id}`, { state: 'dismissed' })).toMatchObject({
    state: 'dismissed',
  });
});

const outgoing = async (): Promise<readonly { id: string; at: string; board: string | null }[]> =>
  (await ok<{ items: { id: string; at: string; board: string | null }[] }>('GET', '/api/v1/outgoing')).items;
const later = (ms: number) => ({ ...server.services, now: () => server.services.now() + ms });
const contentOf = async (id: string): Promise<DigestContent> =>
  (await ok<OutgoingView>('GET', `/api/v1/outgoing/${id}`)).content;

test('a digest is made at its hour, once for all hours that were missed, and never twice', async () => {
  const { items: people } = await ok<{ items: { id: string; email: string }[] }>('GET', '/api/v1/people');
  const [owner] = people;
  const board = await create(
    'Digest',
    [
      figure('nps', { period: '7d' }),
      { id: 'c2', picture: 'note', title: 'Why', text: 'For the shops' },
      figure('gone', { id: 'c3' }),
    ],
    { shared: 'owner' },
  );
  const at = `/api/v1/boards/${board.id}`;
  const digest = { schedule: { every: 'day', hour: 9 }, recipients: [owner?.id] };
  expect(await ok('GET', `${at}/recipients`)).toMatchObject({ items: [{ id: owner?.id }] });
  expect(await codeOf('PUT', `${at}/digest`, { digest: { ...digest, recipients: [board.id] } })).toEqual([
    400,
    'unfit-recipients',
  ]);
  const set = await ok<BoardView>('PUT', `${at}/digest`, { digest });
  const due = Date.parse(set.digestDue ?? '');
  expect(due - server.services.now()).toBeGreaterThan(0);
  expect(due - server.services.now()).toBeLessThanOrEqual(DAY);
  expect(await makeDigests(server.services, NEVER)).toBe(0);

  // Off for five days and some hours.
  const missed = later(due - server.services.now() + 5 * DAY + 2 * HOUR);
  const twice = await Promise.all([1, 2].map(() => makeDigest(missed, workspaceId(1), board.id)));
  expect(twice.toSorted()).toEqual([0, 1]);
  expect(await makeDigests(missed, NEVER)).toBe(0);
  const [made, ...rest] = (await outgoing()).filter((one) => one.board === board.id);
  expect(rest).toEqual([]);
  expect(Date.parse(made?.at ?? '')).toBe(due + 5 * DAY);
  const again = await ok<BoardView>('GET', at);
  expect(Date.parse(again.digestDue ?? '')).toBe(due + 6 * DAY);
  const { cards } = await contentOf(made?.id ?? '');
  expect(cards.map(({ title }) => title)).toEqual(['NPS', 'Why', 'gone']);
  expect(cards[1]?.sentence).toBe('For the shops');
  expect(cards[0]?.sentence).toMatch(/^NPS/);
  expect(cards[2]).toMatchObject({ kind: null, now: null });

  await ok('PUT', `${at}/digest`, { digest: null });
  expect(await makeDigests(later(30 * DAY), NEVER)).toBe(0);
});

test('each recipient gets their own figures; whoever lost sight of the board gets none', async () => {
  const invited = async (name: string, units: string[]) => {
    const email = `${name}@example.test`;
    const { id } = await ok<{ id: string }>('POST', '/api/v1/people', { email, name, role: 'viewer' });
    if (units.length > 0) await ok('PATCH', `/api/v1/people/${id}`, { units });
    return id;
  };
  const recipients = [await invited('all', []), await invited('bound', ['shop'])];
  const board = await create('Own', [figure('nps', { period: '30d' })], { shared: 'viewer' });
  const at = `/api/v1/boards/${board.id}`;
  const digest = { schedule: { every: 'day', hour: 9 }, recipients };
  const { digestDue } = await ok<BoardView>('PUT', `${at}/digest`, { digest });
  const wait = Date.parse(digestDue ?? '') - server.services.now() + 1_000;
  expect(await makeDigests(later(wait), NEVER)).toBe(2);
  const made = (await outgoing()).filter((one) => one.board === board.id);
  const sizes = await Promise.all(made.map(async ({ id }) => (await contentOf(id)).cards[0]?.now?.n));
  expect(sizes.toSorted()).toEqual([120, 40]);

  const { content, name, revision } = await ok<BoardView>('GET', at);
  await ok('PUT', at, { name, content, shared: null, basedOn: revision });
  expect(await makeDigests(later(wait + DAY), NEVER)).toBe(0);
});

test('the list of what went out is walked to its end, and is shut to viewers', async () => {
  const all = await outgoing();
  expect(all.length).toBeGreaterThanOrEqual(3);
  const first = await ok<{ items: { id: string }[]; next: string }>('GET', '/api/v1/outgoing?limit=2');
  const second = await ok<{ items: { id: string }[]; next: string | null }>(
    'GET',
    `/api/v1/outgoing?limit=2&cursor=${encodeURIComponent(first.next)}`,
  );
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
  expect(await codeOf('GET', '/api/v1/outgoing', undefined, tokens['vera'])).toEqual([403, 'role-too-low']);
});

test('a definition shows what it would measure before it is kept, and a weighted one is compared as a whole', async () => {
  const preview = (definition: object) =>
    server.call('GET', `/api/v1/metric-preview?definition=${encodeURIComponent(JSON.stringify(definition))}`);
  const name = { en: 'Shop' };
  const filter = { kind: 'is', field: 'unit', op: 'equals', value: 'shop' };
  expect((await preview({ name, kind: 'nps', filter })).body).toMatchObject({ n: 40, kind: 'nps' });
  expect((await preview({ name, kind: 'nps', filter: { ...filter, field: 'colour' } })).body).toMatchObject({
    code: 'bad-condition',
  });
  expect((await preview({ kind: 'nps' })).body).toMatchObject({ code: 'bad-definition' });
  await ok('PUT', '/api/v1/metrics/weighted', {
    name,
    kind: 'nps',
    weights: { trait: 'country', shares: { RU: 1 } },
  });
  const from = new Date(Date.now() - 5 * DAY).toISOString();
  expect(await ok('GET', `/api/v1/metrics/weighted/comparison?from=${from}`)).toMatchObject({
    total: { now: { n: 60, value: 100 }, against: { n: 60, value: 0 }, verdict: 'higher', difference: 100 },
  });
  const few = await ok<{ n: number }>('GET', '/api/v1/metrics/coach/distribution');
  expect(few).toMatchObject({ n: 120 });
  expect(await codeOf('GET', '/api/v1/metrics/mean/distribution', undefined)).toEqual([
    400,
    'no-distribution',
  ]);
});
