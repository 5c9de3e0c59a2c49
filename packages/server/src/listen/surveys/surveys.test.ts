import type { SurveyLink, SurveyView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const nps = { id: 'recommend', type: 'nps', text: { en: 'Would you recommend us?' } };
const content = (questions: readonly object[] = [nps]) => ({
  languages: ['en'],
  title: { en: 'How was it?' },
  blocks: [{ id: 'b1', questions }],
});

async function ok<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await server.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const make = (key: string, body: object = { content: content() }): Promise<SurveyView> =>
  ok('POST', '/api/v1/surveys', { key, name: key, ...body });
const publish = ({ id, revision }: SurveyView): Promise<SurveyView> =>
  ok('POST', `/api/v1/surveys/${id}/publish`, { basedOn: revision });

test('a survey begins as an empty draft that cannot be asked, and says why', async () => {
  const survey = await make('empty', {});
  expect(survey).toMatchObject({ state: 'draft', version: null, changed: false, revision: 1, begun: 0 });
  expect(survey.findings).toContainEqual(expect.objectContaining({ level: 'error', code: 'no-questions' }));
  const refused = await server.call('POST', `/api/v1/surveys/${survey.id}/publish`, { basedOn: 1 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'survey-has-errors' } });
});

test('a key is taken once', async () => {
  await make('taken');
  const again = await server.call('POST', '/api/v1/surveys', { key: 'taken', name: 'Again' });
  expect(again).toMatchObject({ status: 409, body: { code: 'key-taken' } });
});

test('what is saved is not asked until it is published, and versions stay as they were', async () => {
  const made = await make('versions');
  const first = await publish(made);
  expect(first).toMatchObject({ state: 'open', version: 1, changed: false });
  const text = { ...nps, text: { en: 'And now?' } };
  const saved = await ok<SurveyView>('PUT', `/api/v1/surveys/${made.id}`, {
    content: content([text]),
    basedOn: first.revision,
  });
  expect(saved).toMatchObject({ version: 1, changed: true, revision: first.revision + 1 });
  expect(await publish(saved)).toMatchObject({ version: 2, changed: false });
  const { items } = await ok<{ items: { version: number }[] }>('GET', `/api/v1/surveys/${made.id}/versions`);
  expect(items.map(({ version }) => version)).toEqual([2, 1]);
  const old = await ok<{ content: { blocks: { questions: object[] }[] } }>(
    'GET',
    `/api/v1/surveys/${made.id}/versions/1`,
  );
  expect(old.content.blocks[0]?.questions[0]).toMatchObject(nps);
});

test('of two who change the same draft the second is told, and loses nothing', async () => {
  const made = await make('two-authors');
  await ok('PUT', `/api/v1/surveys/${made.id}`, { content: content(), basedOn: 1 });
  const late = await server.call('PUT', `/api/v1/surveys/${made.id}`, { content: content(), basedOn: 1 });
  expect(late).toMatchObject({ status: 409, body: { code: 'saved-in-between' } });
});

test('a loop of jumps is refused with its place', async () => {
  const always = { kind: 'all', of: [] };
  const looped = {
    ...content(),
    blocks: [
      { id: 'one', questions: [nps] },
      { id: 'two', questions: [{ ...nps, id: 'again' }], jumps: [{ when: always, to: 'one' }] },
    ],
  };
  const survey = await make('looped', { content: looped });
  const refused = await server.call('POST', `/api/v1/surveys/${survey.id}/publish`, { basedOn: 1 });
  expect(refused).toMatchObject({
    status: 409,
    body: { errors: [{ field: 'two', message: 'jump-back: one' }] },
  });
});

test('a copy is a draft of its own; only what nobody answered is removed', async () => {
  const made = await publish(await make('original'));
  const copy = await make('copied', { copyOf: made.id });
  expect(copy).toMatchObject({ state: 'draft', version: null });
  expect(copy.draft.blocks).toEqual(made.draft.blocks);
  expect(await ok('DELETE', `/api/v1/surveys/${copy.id}`)).toEqual({ done: true });
  expect(await server.call('GET', `/api/v1/surveys/${copy.id}`)).toMatchObject({ status: 404 });
});

test('links: one for each unit, none of which can be guessed from another; an ended one says when', async () => {
  const survey = await publish(await make('linked'));
  const units = Array.from({ length: 400 }, (_, at) => `shop-${at}`);
  const { items } = await ok<{ items: SurveyLink[] }>('POST', `/api/v1/surveys/${survey.id}/links`, {
    kind: 'kiosk',
    name: 'Shops',
    touchpoint: 'shop',
    units,
  });
  expect(items.map(({ unit }) => unit).toSorted()).toEqual(units.toSorted());
  const tokens = new Set(items.map(({ url }) => url.split('/s/')[1]));
  expect(tokens.size).toBe(400);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{24}$/);
  const [one] = items;
  await ok('DELETE', `/api/v1/survey-links/${one?.id}`);
  const seen: SurveyLink[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: SurveyLink[]; next: string | null } = await ok(
      'GET',
      `/api/v1/surveys/${survey.id}/links?limit=150${next === '' ? '' : `&cursor=${next}`}`,
    );
    seen.push(...page.items);
    next = page.next;
  }
  expect(seen).toHaveLength(400);
  expect(seen.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id)).toEqual([one?.id]);
});

test('personal links: for whoever is known here, with an event of each; expired ones are refused', async () => {
  const survey = await publish(await make('invited'));
  await server.send([{ type: 'identify', userId: 'u-1', traits: { name: 'Ann' } }]);
  const { items: customers } = await ok<{ items: { id: string }[] }>('GET', '/api/v1/customers?q=u-1');
  const asked = [{ userId: 'u-1' }, { userId: 'nobody' }, { customer: customers[0]?.id }];
  const late = await server.call('POST', `/api/v1/surveys/${survey.id}/invitations`, {
    customers: asked,
    expires: '2020-01-01',
  });
  expect(late).toMatchObject({ status: 400, body: { code: 'expires-in-the-past' } });
  const made = await ok<{ items: { row: number; url: string }[]; unknown: number[] }>(
    'POST',
    `/api/v1/surveys/${survey.id}/invitations`,
    { customers: asked, unit: 'shop-1', expires: '2099-01-01' },
  );
  expect(made.items.map(({ row }) => row)).toEqual([0, 2]);
  expect(made.unknown).toEqual([1]);
  await server.services.shipper.flush();
  const { items: events } = await ok<{ items: { name: string; unit: string }[] }>(
    'GET',
    `/api/v1/customers/${customers[0]?.id}/events?event=Survey%20Sent`,
  );
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({ unit: 'shop-1' });
});

test('a picture is told by its bytes: an SVG is refused under any name', async () => {
  const survey = await make('pictured');
  const upload = (body: string | Buffer) =>
    fetch(`${server.url}/api/v1/surveys/${survey.id}/images?name=a.png`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${server.credentials.apiToken}`,
        'content-type': 'application/octet-stream',
      },
      body,
    });
  expect((await upload(Buffer.from('89504e470d0a1a0a00', 'hex'))).status).toBe(200);
  const svg = await upload('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect([svg.status, await svg.json()]).toMatchObject([400, { code: 'not-a-picture' }]);
  expect((await upload('')).status).toBe(400);
});
