import { randomUUID } from 'node:crypto';
import type { ResultQuestionView, ResultSummary, SurveyView } from '@romashka/model/contract';
import { type Answers, answerParts, type Question, questionsOf } from '@romashka/model/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

const words = (en: string) => ({ en });
const options = ['a', 'b', 'c'].map((id) => ({ id, text: words(`Option ${id}`) }));
const CONTENT = {
  languages: ['en'],
  title: words('All kinds'),
  blocks: [
    { id: 'first', questions: [{ id: 'recommend', type: 'nps', text: words('Would you recommend us?') }] },
    {
      id: 'second',
      questions: [
        { id: 'used', type: 'multiple', options, other: true, text: words('What did you use?') },
        { id: 'order', type: 'ranking', options, text: words('What matters most?') },
        { id: 'spent', type: 'slider', text: words('How much of it?') },
        { id: 'points', type: 'sum', options, text: words('Give 100 points') },
        { id: 'more', type: 'net', text: words('More or less?') },
        { id: 'day', type: 'date', text: words('When?') },
        { id: 'may', type: 'consent', statement: words('May we?'), text: words('Consent') },
        {
          id: 'parts',
          type: 'matrix',
          text: words('How was each?'),
          rows: [
            { id: 'speed', text: words('Speed') },
            { id: 'price', text: words('Price') },
          ],
          columns: [
            { id: 'bad', text: words('Bad'), score: 1 },
            { id: 'good', text: words('Good'), score: 3 },
            { id: 'none', text: words('Cannot say') },
          ],
        },
      ],
    },
    { id: 'third', questions: [{ id: 'why', type: 'text', text: words('Why?') }] },
  ],
};
const COUNT = 60;
const answersOf = (at: number): Answers => ({
  recommend: at % 11,
  used: at % 3 === 0 ? ['a', 'other'] : ['a', 'b'],
  order: at % 4 === 0 ? ['b', 'a', 'c'] : ['a', 'b', 'c'],
  spent: at,
  points: { a: 50 + (at % 2) * 10, b: 50 - (at % 2) * 10, c: 0 },
  more: at % 2 === 0 ? 'more' : 'less',
  day: `2026-0${1 + (at % 3)}-15`,
  may: at % 5 !== 0,
  parts: { speed: at % 2 === 0 ? 'good' : 'bad', price: 'none' },
});
const HOUR = 3_600_000;
const NOW = Date.now();

let server: TestServer;
let survey: SurveyView;

/** Keeps a response as the page does, and sends what it says as the page does. */
async function respond(at: number, state: 'open' | 'complete', block: string | null, answers: Answers) {
  const id = randomUUID();
  const started = NOW - (at + 2) * HOUR;
  await server.services.database.inWorkspace(1 as never, (rows) =>
    rows
      .insertInto('survey_response')
      .values({
        workspace: 1,
        id,
        survey: survey.id,
        version: 1,
        link: null,
        invitation: null,
        digest: id,
        identity: id,
        identity_kind: 'user',
        identity_value: `u${at}`,
        language: 'en',
        state,
        unit: at % 2 === 0 ? 'north' : 'south',
        channel: 'web',
        block,
        answers: JSON.stringify(answers),
        hidden: '{}',
        changed: '{}',
        changed_at: '{}',
        started_at: new Date(started),
        last_at: new Date(started),
        finished_at: state === 'complete' ? new Date(started + (at + 1) * 1000) : null,
      })
      .execute(),
  );
  const about = { response_id: id, survey: 'kinds', unit: at % 2 === 0 ? 'north' : 'south', channel: 'web' };
  const event = (name: string, properties: object, offset = 0) => ({
    type: 'track',
    event: name,
    userId: `u${at}`,
    timestamp: new Date(started + offset).toISOString(),
    properties: { ...about, ...properties },
  });
  const said = questionsOf(survey.draft).flatMap((question: Question) => {
    const value = answers[question.id];
    return value === undefined ? [] : answerParts(question, value);
  });
  return [
    event('Survey Started', {}),
    ...said.map(({ question, questionType, properties }) =>
      event('Survey Answered', { question, question_type: questionType, ...properties }, 1000),
    ),
    ...(state === 'complete' ? [event('Survey Completed', { seconds: at + 1 }, 2000)] : []),
  ];
}

beforeAll(async () => {
  server = await startTestServer();
  const made = await server.call('POST', '/api/v1/surveys', {
    key: 'kinds',
    name: 'All kinds',
    content: CONTENT,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  survey = made.body;
  const published = await server.call('POST', `/api/v1/surveys/${survey.id}/publish`, { basedOn: 1 });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const messages: object[] = [];
  for (let at = 0; at < COUNT; at += 1)
    messages.push(...(await respond(at, 'complete', 'third', answersOf(at))));
  // Three left before answering anything, four after the first page.
  for (let at = 0; at < 3; at += 1) messages.push(...(await respond(COUNT + at, 'open', null, {})));
  for (let at = 0; at < 4; at += 1)
    messages.push(...(await respond(COUNT + 3 + at, 'open', 'first', { recommend: 5 })));
  await server.send(messages);
});
afterAll(() => server?.stop());

async function read<T>(path: string): Promise<T> {
  const { status, body } = await server.call('GET', `/api/v1/results/kinds${path}`);
  expect({ path, status, body }).toMatchObject({ status: 200 });
  return body;
}
const pictureOf = async (question: string) =>
  (await read<ResultQuestionView>(`/questions/${question}`)).picture;

test('who saw a question of a page and left on it is known, and how long it took to the end', async () => {
  const summary = await read<ResultSummary>('');
  expect(summary).toMatchObject({
    survey: survey.id,
    name: 'All kinds',
    responses: COUNT + 4,
    complete: COUNT,
    rate: { of: 0, value: null },
    dropOut: { by: 'pages', responses: COUNT + 7 },
    time: { n: COUNT, median: (COUNT + 1) / 2, drawn: false },
  });
  const counts = new Map(summary.dropOut.questions.map((one) => [one.question, one]));
  expect(counts.get('recommend')).toMatchObject({ shown: COUNT + 7, answered: COUNT + 4, left: 3 });
  expect(counts.get('used')).toMatchObject({ shown: COUNT + 4, answered: COUNT, left: 4 });
  expect(counts.get('why')).toMatchObject({ shown: COUNT, answered: 0, left: 0, text: { en: 'Why?' } });
  expect(summary.questions.find(({ key }) => key === 'parts.speed')).toMatchObject({
    of: 'parts',
    text: { en: 'Speed' },
    crossable: true,
  });
  const north = await read<ResultSummary>('?unit=north');
  expect(north.dropOut.questions[0]).toMatchObject({ question: 'recommend', shown: 34 });
});

test('several choices are shares of responses, with what was not chosen', async () => {
  expect(await pictureOf('used')).toMatchObject({
    kind: 'choices',
    several: true,
    options: [
      { key: 'a', n: 60, of: 60, name: { en: 'Option a' } },
      { key: 'b', n: 40 },
      { key: 'other', n: 20, name: { en: 'Other' } },
      { key: 'c', n: 0 },
    ],
  });
});

test('a ranking is mean places, a sum is mean points, a slider a histogram', async () => {
  expect(await pictureOf('order')).toMatchObject({
    kind: 'ranking',
    options: [
      { key: 'a', place: { value: 1.25, n: 60 }, first: { n: 45, of: 60 } },
      { key: 'b', place: { value: 1.75 }, first: { n: 15 } },
      { key: 'c', place: { value: 3 }, first: { n: 0 } },
    ],
  });
  expect(await pictureOf('points')).toMatchObject({
    kind: 'sum',
    total: 100,
    rows: [
      { key: 'a', mean: { value: 55, n: 60 } },
      { key: 'b', mean: { value: 45 } },
      { key: 'c', mean: { value: 0 } },
    ],
  });
  const slider = await pictureOf('spent');
  if (slider.kind !== 'histogram') throw new Error('no histogram');
  expect(slider.bins.map(({ n }) => n)).toEqual([10, 10, 10, 10, 10, 10, 0, 0, 0, 0]);
  expect(slider.mean.value).toBeCloseTo(29.5, 9);
});

test('a matrix is its rows by its columns, a mean only of what has a score', async () => {
  expect(await pictureOf('parts')).toMatchObject({
    kind: 'matrix',
    columns: [{ key: 'bad' }, { key: 'good' }, { key: 'none' }],
    rows: [
      { key: 'speed', n: 60, counts: [30, 30, 0], mean: { value: 2, n: 60 } },
      { key: 'price', n: 60, counts: [0, 0, 60], mean: null },
    ],
  });
});

test('a net balance, a consent, dates by month and a score, each by its kind', async () => {
  expect(await pictureOf('more')).toMatchObject({
    kind: 'net',
    more: { n: 30, of: 60 },
    less: { n: 30 },
    balance: { value: 0 },
  });
  expect(await pictureOf('may')).toMatchObject({ kind: 'consent', yes: { n: 48, of: 60, value: 0.8 } });
  expect(await pictureOf('day')).toEqual({
    kind: 'months',
    months: ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, n: 20 })),
  });
  const scale = await pictureOf('recommend');
  expect(scale.kind === 'scale' && scale.scores.map(({ n }) => n)).toEqual([6, 6, 6, 6, 6, 9, 5, 5, 5, 5, 5]);
  expect(await pictureOf('why')).toEqual({ kind: 'count' });
});
