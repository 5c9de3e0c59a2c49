import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { resendAnswers } from './send-answers.ts';
import { everyType, FULL_WALK } from './testing/every-type.ts';
import { type MadeSurvey, makeSurvey, putPicture } from './testing/make-survey.ts';
import { formIn, visit } from './testing/visitor.ts';

const NEVER = new AbortController().signal;

let server: TestServer;
let survey: MadeSurvey;
beforeAll(async () => {
  server = await startTestServer();
  survey = await makeSurvey(server, 'every-type', everyType(await putPicture(server)));
});
afterAll(() => server?.stop());

interface Row {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly sent: number;
  readonly answers: Record<string, unknown>;
  readonly identity_value: string;
}
const responsesOf = (id: string): Promise<Row[]> =>
  server.services.database.inWorkspace(1 as never, (rows) =>
    rows.selectFrom('survey_response').selectAll().where('survey', '=', id).orderBy('started_at').execute(),
  ) as Promise<Row[]>;

async function factsOf(response: string): Promise<Record<string, unknown>[]> {
  await server.services.shipper.flush();
  const found = await server.services.facts.query({
    query: `SELECT question, question_type, value, text, revision, unit, touchpoint, sum(sign) AS standing
      FROM answers WHERE response = {response:String} AND counted
      GROUP BY ALL HAVING standing > 0 ORDER BY question`,
    query_params: { response },
    format: 'JSONEachRow',
  });
  return found.json();
}

async function eventsOf(response: string): Promise<string[]> {
  await server.services.shipper.flush();
  const found = await server.services.facts.query({
    query: `SELECT name FROM events WHERE JSONExtractString(raw, 'properties', 'response_id') = {response:String} ORDER BY seq`,
    query_params: { response },
    format: 'JSONEachRow',
  });
  return (await found.json<{ name: string }>()).map(({ name }) => name);
}

test('a whole survey is answered without a script, and each answer becomes a fact', async () => {
  const path = await survey.link('open', { touchpoint: 'visit', channel: 'qr', units: ['shop-7'] });
  const someone = visit(server.url, { 'accept-language': 'en' });
  await someone.open(`${path}?shop=Arbat`);
  expect(someone.page().status).toBe(200);
  expect(await responsesOf(survey.id)).toEqual([]);
  for (const page of FULL_WALK) {
    await someone.send(page);
    expect(someone.page().status, someone.page().html).toBe(200);
    expect(someone.page().path).toBe(path);
  }
  expect(someone.page().html).toContain('We read every answer.');
  const [row] = await responsesOf(survey.id);
  expect(row).toMatchObject({ state: 'complete', hidden: { shop: 'Arbat' }, revision: 4, sent: 4 });
  const facts = await factsOf(row?.id ?? '');
  expect(facts.map(({ question, value, text }) => [question, value, text])).toEqual([
    ['agree', null, 'yes'],
    ['ces', 6, ''],
    ['csat', 4, ''],
    ['day', null, '2024-02-29'],
    ['face', 3, ''],
    ['grid.people', 2, 'fair'],
    ['grid.price', 1, 'bad'],
    ['grid.speed', 3, 'good'],
    ['level', 70, ''],
    ['list', null, 'speed'],
    ['many', null, '["speed","people"]'],
    ['net', 1, 'more'],
    ['number', 3.5, ''],
    ['one', null, 'price'],
    ['order', null, '["price","speed","people"]'],
    ['picture', null, 'left'],
    ['points.people', 20, ''],
    ['points.price', 30, ''],
    ['points.speed', 50, ''],
    ['recommend', 9, ''],
    ['stars', 5, ''],
  ]);
  expect(facts[0]).toMatchObject({ unit: 'shop-7', touchpoint: 'visit' });
  const names = await eventsOf(row?.id ?? '');
  expect(names[0]).toBe('Survey Started');
  expect(names.at(-1)).toBe('Survey Completed');
  const found = await server.call('GET', '/api/v1/customers?q=anna@mail.example');
  expect(found.body).toMatchObject({ items: [{ name: 'Анна' }] });
});

test('looking changes nothing, and what comes once more is kept once', async () => {
  const path = await survey.link();
  const before = (await responsesOf(survey.id)).length;
  for (const method of ['GET', 'HEAD', 'GET'])
    expect((await fetch(`${server.url}${path}`, { method })).status).toBe(200);
  expect(await responsesOf(survey.id)).toHaveLength(before);
  const someone = visit(server.url);
  await someone.open(path);
  const first = someone.page().html;
  const body = new URLSearchParams([...formIn(first).fields, ['recommend', '3']]);
  const all = await Promise.all(
    Array.from({ length: 8 }, () =>
      fetch(`${server.url}${path}`, { method: 'POST', body, redirect: 'manual' }),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(Array(8).fill(303));
  expect(await responsesOf(survey.id)).toHaveLength(before + 1);
  const row = (await responsesOf(survey.id)).at(-1);
  // The answer made a question of the same page appear: nobody has seen it yet.
  expect(row).toMatchObject({ answers: { recommend: 3 }, revision: 1, block: null });
  await someone.open(path);
  expect(someone.page().html).toContain('What disappointed you?');
});

test('the last answer counts, one that is taken back counts no more, and other devices go on', async () => {
  const path = await survey.link();
  const someone = visit(server.url);
  await someone.open(path);
  await someone.send({ recommend: '2' });
  await someone.send({ why: 'Слишком долго' });
  const row = (await responsesOf(survey.id)).at(-1);
  const resume = /href="[^"]*(\/s\/[\w-]+)">http/.exec(someone.page().html)?.[1] ?? '';
  expect(resume).not.toBe('');
  expect(await factsOf(row?.id ?? '')).toMatchObject([
    { question: 'recommend', value: 2 },
    { question: 'why', text: 'Слишком долго' },
  ]);
  const elsewhere = visit(server.url);
  await elsewhere.open(resume);
  expect(elsewhere.page().html).toContain('What matters most?');
  await elsewhere.send({ one: 'speed' }, 'back');
  expect(elsewhere.page().html).toContain('Слишком долго');
  await elsewhere.send({ recommend: '10', why: '' });
  const now = (await responsesOf(survey.id)).at(-1);
  expect(now?.answers).toEqual({ recommend: 10, one: 'speed' });
  expect(await factsOf(row?.id ?? '')).toMatchObject([
    { question: 'one', text: 'speed', revision: 3 },
    { question: 'recommend', value: 10, revision: 4 },
  ]);
  // The device that began finds everything where it is now.
  await someone.open(path);
  expect(someone.page().html).toMatch(/value="speed"[^>]* checked/);
});

test('an invitation is answered once, by the customer, on any device, and conditions know the customer', async () => {
  await server.send([
    { type: 'identify', userId: 'masha', traits: { name: 'Маша', plan: 'L', email: 'masha@mail.example' } },
  ]);
  const asked = await makeSurvey(server, 'invited', {
    languages: ['ru'],
    title: { ru: 'Здравствуйте, {{trait.name|друг}}!' },
    blocks: [
      {
        id: 'b1',
        questions: [
          { id: 'q1', type: 'nps', text: { ru: 'Посоветуете?' } },
          {
            id: 'mail',
            type: 'contact',
            knownFrom: 'email',
            text: { ru: 'Ваша почта?' },
            fields: [{ field: 'email' }],
          },
          {
            id: 'large',
            type: 'csat',
            text: { ru: 'Доволен тарифом L?' },
            show: { kind: 'is', field: 'trait.plan', op: 'equals', value: 'L' },
          },
        ],
      },
      { id: 'b2', questions: [{ id: 'q2', type: 'text', text: { ru: 'Что ещё?' } }] },
    ],
  });
  const path = await asked.invite('masha', { touchpoint: 'mail' });
  const phone = visit(server.url);
  const opened = await phone.open(`${path}?q=q1&v=9`);
  expect(opened.html).toContain('Здравствуйте, Маша!');
  expect(opened.html).not.toContain('Ваша почта?');
  expect(opened.html).toContain('Доволен тарифом L?');
  expect(opened.html).toMatch(/value="9"[^>]* checked/);
  expect(opened.html).toContain('Подтвердить');
  expect(await responsesOf(asked.id)).toEqual([]);
  await phone.send({ large: '5' });
  const laptop = visit(server.url);
  await laptop.open(path);
  expect(laptop.page().html).toContain('Что ещё?');
  await laptop.send({ q2: 'Ничего' });
  await phone.open(path);
  expect(phone.page().html).toContain('Спасибо!');
  const again = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ _page: 'b1', _asked: 'q1', q1: '0' }),
    redirect: 'manual',
  });
  expect(again.status).toBe(303);
  const rows = await responsesOf(asked.id);
  expect(rows).toMatchObject([
    { state: 'complete', identity_value: 'masha', answers: { q1: 9, large: 5, q2: 'Ничего' } },
  ]);
  expect((await factsOf(rows[0]?.id ?? '')).map(({ question }) => question)).toEqual(['large', 'q1', 'q2']);
});

test('what a process left unsent is sent by the job, once', async () => {
  const path = await survey.link();
  const someone = visit(server.url);
  await someone.open(path);
  const submit = server.services.intake.submit;
  const broken = server.services.intake as { submit: typeof submit };
  broken.submit = () => Promise.reject(new Error('the process ends here'));
  await someone.send({ recommend: '8' });
  broken.submit = submit;
  expect(someone.page().status).toBe(200);
  const row = (await responsesOf(survey.id)).at(-1);
  expect(row).toMatchObject({ revision: 1, sent: 0 });
  expect(await factsOf(row?.id ?? '')).toEqual([]);
  const { database } = server.services;
  await database.inWorkspace(1 as never, (rows) =>
    rows
      .updateTable('survey_response')
      .set({ last_at: new Date(Date.now() - 60_000) })
      .where('id', '=', row?.id ?? '')
      .execute(),
  );
  expect(await resendAnswers(server.services, NEVER)).toBe(1);
  expect(await resendAnswers(server.services, NEVER)).toBe(0);
  expect(await factsOf(row?.id ?? '')).toMatchObject([{ question: 'recommend', value: 8 }]);
  expect(await eventsOf(row?.id ?? '')).toEqual(['Survey Started', 'Survey Answered']);
});

test('where the store fails nothing that was written is lost: the page can be sent again as it was', async () => {
  const path = await survey.link();
  const someone = visit(server.url, { 'accept-language': 'ru' });
  await someone.open(path);
  const before = (await responsesOf(survey.id)).length;
  const database = server.services.database as { inWorkspace: typeof server.services.database.inWorkspace };
  const { inWorkspace } = database;
  database.inWorkspace = () => Promise.reject(new Error('the store is away'));
  const failed = await someone.send({ recommend: '1', why: 'Первая строка\nвторая <строка>' });
  database.inWorkspace = inWorkspace;
  expect(failed.status).toBe(503);
  expect(failed.headers.get('retry-after')).toBe('5');
  expect(failed.html).toContain('Отправить ещё раз');
  expect(await responsesOf(survey.id)).toHaveLength(before);
  const { action, fields } = formIn(failed.html);
  const body = new URLSearchParams([...fields, ['_asked', 'why']]);
  expect((await fetch(`${server.url}${action}`, { method: 'POST', body, redirect: 'manual' })).status).toBe(
    303,
  );
  expect((await responsesOf(survey.id)).at(-1)?.answers).toEqual({
    recommend: 1,
    why: 'Первая строка\nвторая <строка>',
  });
});

test('an erasure in the middle of a response leaves nothing, and the invitation opens nothing any more', async () => {
  await server.send([{ type: 'identify', userId: 'leaving', traits: { name: 'Leaving' } }]);
  const path = await survey.invite('leaving');
  const someone = visit(server.url, { 'accept-language': 'en' });
  await someone.open(path);
  await someone.send({ recommend: '9' });
  const found = await server.call('GET', '/api/v1/customers?q=leaving');
  const { items } = found.body as { items: { id: string }[] };
  const erased = await server.call('POST', `/api/v1/customers/${items[0]?.id}/erase`, { confirm: 'erase' });
  expect(erased.body).toMatchObject({ removed: { survey_invitation: 1, survey_response: 1 } });
  expect((await someone.send({ one: 'speed' })).status).toBe(404);
  expect((await someone.open(path)).status).toBe(404);
  expect((await responsesOf(survey.id)).filter((row) => row.identity_value === 'leaving')).toEqual([]);
});
