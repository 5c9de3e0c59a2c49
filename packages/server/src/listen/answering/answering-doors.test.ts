import { randomUUID } from 'node:crypto';
import { workspaceId } from '@romashka/model/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { makeSurvey } from './testing/make-survey.ts';
import { ask, english, nps, type Stage, stageOf } from './testing/stage.ts';
import { formIn, visit } from './testing/visitor.ts';

let server: TestServer;
let stage: Stage;
beforeAll(async () => {
  server = await startTestServer();
  stage = stageOf(server);
});
afterAll(() => server?.stop());

describe('doors that are shut', () => {
  const see = async (path: string, language = 'en') => {
    const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  test('an unknown token, in the language of the browser, says nothing of what there is', async () => {
    for (const token of [
      'nothing-here',
      'x',
      `${'a'.repeat(250)}`,
      '%00',
      '..%2f..%2fetc',
      "'; drop table survey; --",
    ]) {
      const seen = await see(`/s/${encodeURIComponent(token)}`);
      expect(seen.status).toBe(404);
      expect(seen.text).toContain('There is no survey at this address');
    }
    expect((await see('/s/nothing-here', 'ru-RU,ru;q=0.9')).text).toContain('По этому адресу нет опроса');
    expect(
      (await fetch(`${server.url}/s/nothing-here`, { method: 'POST', body: new URLSearchParams({ a: '1' }) }))
        .status,
    ).toBe(404);
  });

  test('ended, expired and closed say so with 410, also to what is sent', async () => {
    const survey = await makeSurvey(server, 'shut', ask([nps], { closed: { en: 'We are done asking.' } }));
    const expired = await survey.link('open', { expires: new Date(Date.now() + 1_500).toISOString() });
    const someone = visit(server.url, english);
    await someone.open(expired);
    const late = visit(server.url, english);
    await late.open(expired);
    await someone.send({}, 'back');
    const ended = await survey.link();
    const { items } = (await survey.call('GET', '/links')) as { items: { id: string; url: string }[] };
    const link = items.find(({ url }) => url.endsWith(ended));
    await server.call('DELETE', `/api/v1/survey-links/${link?.id}`);
    expect(await see(ended)).toMatchObject({ status: 410 });
    expect(await stage.answerOnce(ended, { q1: '9' })).toBe(410);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect((await see(expired)).status).toBe(410);
    expect((await late.send({ q1: '3' })).status).toBe(410);
    // Whoever had begun in time may finish.
    expect((await someone.open(expired)).status).toBe(200);
    const open = await survey.link();
    await survey.call('POST', '/state', { state: 'closed' });
    const seen = await see(open);
    expect(seen.status).toBe(410);
    expect(seen.text).toContain('We are done asking.');
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect((await stage.rowsOf(survey.id)).every(({ state }) => state === 'open')).toBe(true);
  });

  test('an invitation expires, and a survey that was never published is not open yet', async () => {
    await server.send([{ type: 'identify', userId: 'guest', traits: { name: 'Guest' } }]);
    const survey = await makeSurvey(server, 'expiring', ask([nps]));
    const path = await survey.invite('guest', { expires: new Date(Date.now() + 1_000).toISOString() });
    expect((await see(path)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await see(path)).status).toBe(410);
    expect(await stage.answerOnce(path, { q1: '9' })).toBe(410);
    const draft = await server.call('POST', '/api/v1/surveys', {
      key: 'draft',
      name: 'Draft',
      content: ask([nps]),
    });
    const { id } = draft.body as { id: string };
    const made = await server.call('POST', `/api/v1/surveys/${id}/links`, { kind: 'open' });
    const { items } = made.body as { items: { url: string }[] };
    expect(await see(new URL(items[0]?.url ?? '').pathname)).toMatchObject({ status: 404 });
  });
});

test('kiosks set no cookie, go back by themselves, and each answer is somebody new', async () => {
  const survey = await makeSurvey(
    server,
    'kiosk',
    ask([nps], {
      blocks: [
        { id: 'b1', questions: [nps] },
        { id: 'b2', questions: [{ ...nps, id: 'q2' }] },
      ],
    }),
  );
  const path = await survey.link('kiosk');
  const kiosk = visit(server.url, english);
  for (const value of ['3', '9']) {
    expect((await kiosk.open(path)).headers.getSetCookie()).toEqual([]);
    expect(kiosk.page().html).toContain('data-idle="90"');
    await kiosk.send({ q1: value });
    await kiosk.send({ q2: value });
    expect(kiosk.page().html).toContain(`content="10;url=${path}"`);
    expect(kiosk.page().html).toContain('Answer again');
  }
  const rows = await stage.rowsOf(survey.id);
  expect(rows.map(({ answers }) => answers)).toEqual([
    { q1: 3, q2: 3 },
    { q1: 9, q2: 9 },
  ]);
  expect(new Set(rows.map(({ identity }) => identity)).size).toBe(2);
  await kiosk.open(path);
  await kiosk.send({ q1: '1' });
  const left = kiosk.page().path;
  await stage.makeOlder(survey.id, 180);
  expect((await kiosk.open(left)).path).toBe(path);
});

test('test answers stay where they are', async () => {
  const survey = await makeSurvey(server, 'tests', ask([nps]));
  const someone = visit(server.url, english);
  await someone.open(await survey.link('test'));
  expect(someone.page().html).toContain('these answers do not count');
  await someone.send({ q1: '10' });
  expect(someone.page().html).toContain('?again');
  expect(await stage.rowsOf(survey.id)).toMatchObject([{ test: true, state: 'complete', sent: 0 }]);
  expect(await stage.countedFacts(survey.key)).toBe(0);
});

test('whoever has begun goes on with the version that was begun', async () => {
  const survey = await makeSurvey(
    server,
    'versions',
    ask([nps], {
      blocks: [
        { id: 'b1', questions: [nps] },
        { id: 'b2', questions: [{ id: 'old', type: 'csat', text: { en: 'The old one?' } }] },
      ],
    }),
  );
  const path = await survey.link();
  const early = visit(server.url, english);
  await early.open(path);
  await early.send({ q1: '5' });
  const looked = visit(server.url, english);
  await looked.open(path);
  await survey.publish(ask([{ id: 'new', type: 'csat', text: { en: 'A new one?' } }]));
  expect((await early.open(path)).html).toContain('The old one?');
  await looked.send({ q1: '6' });
  expect(looked.page().html).toContain('The old one?');
  const late = visit(server.url, english);
  expect((await late.open(path)).html).toContain('A new one?');
  expect((await stage.rowsOf(survey.id)).map(({ version }) => version)).toEqual([1, 1]);
});

test('without cookies the address leads on, and in the other language nothing typed is lost', async () => {
  const both = (en: string, ru: string) => ({ en, ru });
  const survey = await makeSurvey(server, 'languages', {
    languages: ['en', 'ru'],
    title: both('A survey', 'Опрос'),
    blocks: [
      { id: 'b1', questions: [{ id: 'w', type: 'text', text: both('Why?', 'Почему?') }] },
      { id: 'b2', questions: [{ id: 'x', type: 'csat', text: both('How?', 'Как?') }] },
    ],
  });
  const path = await survey.link();
  const page = await (await fetch(`${server.url}${path}`, { headers: english })).text();
  const send = (fields: readonly (readonly [string, string])[]) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields as [string, string][]),
      redirect: 'manual',
    });
  const fields = formIn(page).fields.filter(([name]) => name !== 'w');
  const switched = await (await send([...fields, ['w', 'потому'], ['_go', 'language-ru']])).text();
  expect(switched).toContain('<html lang="ru">');
  expect(new Map(formIn(switched).fields).get('w')).toBe('потому');
  expect(await stage.rowsOf(survey.id)).toEqual([]);
  const sent = await send([...formIn(switched).fields, ['_go', 'next']]);
  const to = sent.headers.get('location') ?? '';
  expect(to).not.toBe(path);
  expect(await (await fetch(`${server.url}${to}`)).text()).toContain('Как?');
  expect(await stage.rowsOf(survey.id)).toMatchObject([{ language: 'ru', answers: { w: 'потому' } }]);
});

test('what is answered stays in the workspace of its link, and a secret opens nothing by another link', async () => {
  const survey = await makeSurvey(server, 'here', ask([{ ...nps, required: true }]));
  await server.call('POST', '/api/v1/workspaces', { key: 'there', name: 'There' });
  const found = await server.services.database.asSystem((rows) =>
    rows.selectFrom('workspace').select('id').where('key', '=', 'there').executeTakeFirstOrThrow(),
  );
  const there = workspaceId(found.id);
  const id = randomUUID();
  const token = 'token-of-another-workspace';
  await server.services.database.inWorkspace(there, async (rows) => {
    const { draft } = (await server.call('GET', `/api/v1/surveys/${survey.id}`)).body as { draft: object };
    const content = JSON.stringify(draft);
    const by = { created_by: '', updated_by: '' };
    await rows
      .insertInto('survey')
      .values({
        workspace: there,
        id,
        key: 'here',
        name: 'There',
        state: 'open',
        version: 1,
        draft: content,
        ...by,
      })
      .execute();
    await rows
      .insertInto('survey_version')
      .values({ workspace: there, survey: id, version: 1, content, at: new Date(), by: '' })
      .execute();
    await rows
      .insertInto('survey_link')
      .values({
        workspace: there,
        id: randomUUID(),
        survey: id,
        kind: 'open',
        name: '',
        token,
        expires: null,
        ended_at: null,
        created_by: '',
      })
      .execute();
  });
  const path = await survey.link();
  const mine = visit(server.url, english);
  await mine.open(path);
  const fields = new Map(formIn(mine.page().html).fields);
  await mine.send({ q1: '7' });
  const theirs = visit(server.url, english);
  await theirs.open(`/s/${token}`);
  // The secret of the response here, brought to the link there, shows and changes nothing of it.
  await theirs.send({ q1: '1', _r: fields.get('_r') ?? '' });
  expect(theirs.page().html).toContain('Would you recommend us?');
  expect(theirs.page().html).not.toMatch(/ checked/);
  await theirs.open(`/s/${token}`);
  await theirs.send({ q1: '1' });
  expect(theirs.page().html).toContain('Thank you!');
  expect((await stage.rowsOf(survey.id)).map(({ answers }) => answers)).toEqual([{ q1: 7 }]);
  const rows = await server.services.database.inWorkspace(there, (tx) =>
    tx.selectFrom('survey_response').select(['workspace', 'answers']).where('survey', '=', id).execute(),
  );
  expect(rows).toEqual([{ workspace: there, answers: { q1: 1 } }]);
});
