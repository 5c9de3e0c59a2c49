import type { ResultCross, ResultQuestionView, ResultSummary, ResultText } from '@romashka/model/contract';
import { chiSquareSurvival, wilsonInterval } from '@romashka/model/statistics';
import { stemEnglish, stemRussian } from '@romashka/model/understand';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

/** What one person was asked and said; made by a fixed rule, so that every figure can be counted again here. */
interface Said {
  readonly at: number;
  readonly unit: string;
  readonly channel: string;
  readonly answered: boolean;
  readonly score: number;
  readonly reason: string;
  readonly words: string | null;
  /** Changed afterwards, by a later revision. */
  readonly revised: boolean;
}
const NOW = Date.now();
const HOUR = 3_600_000;
const REASONS = ['price', 'service', 'coverage'] as const;
const WORDS = ['Курьер опоздал', 'Долго ждал курьера, но доставку оплатили', 'The delivery was quick', null];
const SAID: readonly Said[] = Array.from({ length: 240 }, (_, at) => ({
  at: NOW - (at + 1) * 5 * HOUR,
  unit: ['north-1', 'north-2', 'south-1'][at % 3] ?? '',
  channel: at % 4 === 0 ? 'sms' : 'email',
  answered: at % 5 !== 0,
  score: (at * 7) % 11,
  reason: REASONS[(at * 5 + ((at * 7) % 11 >= 9 ? 0 : at % 2)) % 3] ?? 'price',
  words: WORDS[at % 4] ?? null,
  revised: at % 10 === 3,
}));
const ANSWERED = SAID.filter(({ answered }) => answered);
/** Seconds between the answers of one response. */
const gapOf = (at: number): number => 5 + (Math.round((NOW - at) / HOUR) % 40);

const track = (at: number, index: number, event: string, said: Said, properties: object) => ({
  type: 'track',
  event,
  userId: `u${index}`,
  timestamp: new Date(at).toISOString(),
  properties: { survey: 'visit', unit: said.unit, channel: said.channel, ...properties },
});
function messagesOf(said: Said, index: number): object[] {
  const sent = track(said.at, index, 'Survey Sent', said, { invitation_id: `i${index}` });
  if (!said.answered) return [sent];
  const first = said.at + HOUR;
  const gap = gapOf(said.at) * 1000;
  const about = { response_id: `r${index}`, invitation_id: `i${index}` };
  const answer = (at: number, question: string, question_type: string, value: unknown, more = {}) =>
    track(at, index, 'Survey Answered', said, { ...about, question, question_type, value, ...more });
  return [
    sent,
    answer(first, 'recommend', 'nps', said.revised ? 0 : said.score),
    answer(first + gap, 'reason', 'choice', said.reason),
    answer(first + gap, 'used', 'choice', index % 2 === 0 ? ['app', 'site'] : ['app']),
    ...(said.words === null ? [] : [answer(first + 3 * gap, 'why', 'text', said.words)]),
    ...(said.revised ? [answer(first + 40 * HOUR, 'recommend', 'nps', said.score, { revision: 2 })] : []),
  ];
}

let server: TestServer;
let north: string;
beforeAll(async () => {
  server = await startTestServer();
  await server.call('POST', '/api/v1/units', {
    rows: [
      { unit: 'north-1', parent: 'north' },
      { unit: 'north-2', parent: 'north' },
      { unit: 'south-1', parent: 'south' },
    ],
  });
  const body = { name: 'north', role: 'viewer', units: ['north'] };
  north = ((await server.call('POST', '/api/v1/api-tokens', body)).body as { token: string }).token;
  await server.send(SAID.flatMap(messagesOf));
});
afterAll(() => server?.stop());

async function ask<T>(path: string, token?: string): Promise<T> {
  const { status, body } = await server.call('GET', `/api/v1/results${path}`, undefined, token);
  expect({ path, status, body }).toMatchObject({ status: 200 });
  return body;
}
const expectRate = (
  given: { n: number; of: number; value: number | null; low: number | null },
  n: number,
  of: number,
) => {
  expect([given.n, given.of]).toEqual([n, of]);
  expect(given.value).toBeCloseTo(n / of, 12);
  expect(given.low).toBeCloseTo(wilsonInterval(n, of)?.low ?? Number.NaN, 12);
};

test('responses, and the rate of those who were asked, in total and by where they were asked', async () => {
  const summary = await ask<ResultSummary>('/visit');
  expect(summary).toMatchObject({ key: 'visit', survey: null, responses: ANSWERED.length, complete: null });
  expectRate(summary.rate, ANSWERED.length, SAID.length);
  for (const [groups, of] of [
    [summary.byChannel, ({ channel }: Said) => channel],
    [summary.byUnit, ({ unit }: Said) => unit],
    [summary.byMonth, ({ at }: Said) => monthOf(at, summary.timeZone)],
  ] as const) {
    const wanted = Map.groupBy(SAID, of);
    expect(groups.map(({ key }) => key).sort()).toEqual([...wanted.keys()].sort());
    for (const group of groups) {
      const asked = wanted.get(group.key) ?? [];
      expectRate(group, asked.filter(({ answered }) => answered).length, asked.length);
    }
  }
});

const monthOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(at).slice(0, 7);

test('how far people came, and how long it took, without the time until they changed their mind', async () => {
  const { dropOut, time } = await ask<ResultSummary>('/visit');
  const writing = ANSWERED.filter(({ words }) => words !== null).length;
  expect(dropOut.by).toBe('order');
  expect(dropOut.questions.map(({ question }) => question)).toEqual(['recommend', 'reason', 'used', 'why']);
  expect(dropOut.questions.map(({ shown, answered }) => [shown, answered])).toEqual([
    [ANSWERED.length, ANSWERED.length],
    [ANSWERED.length, ANSWERED.length],
    [ANSWERED.length, ANSWERED.length],
    [writing, writing],
  ]);
  expect(dropOut.questions.map(({ left }) => left)).toEqual([0, 0, ANSWERED.length - writing, 0]);
  const took = ANSWERED.map(({ at, words }) => gapOf(at) * (words === null ? 1 : 3)).toSorted(
    (a, b) => a - b,
  );
  const quantile = (part: number): number => {
    const place = (took.length - 1) * part;
    const [low, high] = [took[Math.floor(place)] ?? 0, took[Math.ceil(place)] ?? 0];
    return low + (high - low) * (place % 1);
  };
  expect(time.n).toBe(ANSWERED.length);
  expect([time.lower, time.median, time.upper]).toEqual([0.25, 0.5, 0.75].map(quantile));
});

test('a period and a place cut out their own, and an unknown survey is not found', async () => {
  const from = new Date(NOW - 400 * HOUR).toISOString();
  const summary = await ask<ResultSummary>(`/visit?from=${from}&channel=sms&unit=north`);
  const asked = SAID.filter(
    ({ at, channel, unit }) => at >= NOW - 400 * HOUR && channel === 'sms' && unit !== 'south-1',
  );
  expectRate(summary.rate, asked.filter(({ answered }) => answered).length, asked.length);
  expect((await server.call('GET', '/api/v1/results/none-such')).status).toBe(404);
  for (const path of ['visit/questions/none-such', 'none-such/texts', 'none-such/export?part=texts'])
    expect((await server.call('GET', `/api/v1/results/${path}`)).status, path).toBe(404);
});

test('a question is drawn as its kind asks: the last revision counts, several choices are shares of responses', async () => {
  const scale = await ask<ResultQuestionView>('/visit/questions/recommend');
  expect(scale).toMatchObject({ type: 'nps', n: ANSWERED.length, picture: { kind: 'scale' } });
  if (scale.picture.kind !== 'scale') throw new Error('no scale');
  for (const { score, ...share } of scale.picture.scores)
    expectRate(share, ANSWERED.filter((said) => said.score === score).length, ANSWERED.length);
  const mean = ANSWERED.reduce((sum, { score }) => sum + score, 0) / ANSWERED.length;
  expect(scale.picture.mean.value).toBeCloseTo(mean, 9);
  const used = await ask<ResultQuestionView>('/visit/questions/used');
  const both = SAID.filter(({ answered }, at) => answered && at % 2 === 0).length;
  expect(used.picture).toMatchObject({
    kind: 'choices',
    several: true,
    options: [
      { key: 'app', n: ANSWERED.length, of: ANSWERED.length, value: 1 },
      { key: 'site', n: both, of: ANSWERED.length },
    ],
  });
});

test('a cross table counts every response once, and its test is Pearson’s', async () => {
  const group = ({ score }: Said) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor');
  const cross = await ask<ResultCross>('/visit/cross?rows=recommend&columns=reason');
  expect(cross.rows.map(({ key }) => key)).toEqual(['promoter', 'passive', 'detractor']);
  expect(cross.columns.map(({ key }) => key)).toEqual([...REASONS].sort());
  const wanted = cross.rows.map((row) =>
    cross.columns.map(
      (column) => ANSWERED.filter((said) => group(said) === row.key && said.reason === column.key).length,
    ),
  );
  expect(cross.counts).toEqual(wanted);
  const rows = wanted.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = REASONS.map((_, at) => wanted.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const chi = wanted.flatMap((row, y) =>
    row.map((n, x) => {
      const expected = ((rows[y] ?? 0) * (columns[x] ?? 0)) / ANSWERED.length;
      return (n - expected) ** 2 / expected;
    }),
  );
  const total = chi.reduce((sum, n) => sum + n, 0);
  expect(cross.test).toMatchObject({ n: ANSWERED.length, degrees: 4 });
  expect(cross.test.chiSquare).toBeCloseTo(total, 8);
  expect(cross.test.p).toBeCloseTo(chiSquareSurvival(total, 4), 10);
  const units = await ask<ResultCross>('/visit/cross?rows=reason&by=unit');
  expect(units.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(ANSWERED.length);
  const several = await ask<ResultCross>('/visit/cross?rows=used&by=channel');
  expect(several).toMatchObject({ several: true, test: { verdict: 'several', p: null } });
});

test.each([
  ['rows=recommend', 'missing-parameter'],
  ['rows=recommend&columns=recommend', 'same-question'],
  ['rows=why&by=unit', 'not-crossable'],
  ['rows=none&by=unit', 'unknown-question'],
  ['rows=reason&by=colour', 'invalid-request'],
])('cross?%s is refused as %s', async (query, code) => {
  expect(await server.call('GET', `/api/v1/results/visit/cross?${query}`)).toMatchObject({ body: { code } });
});

const texts = (query: string, token?: string) =>
  ask<{ items: ResultText[]; next: string | null }>(`/visit/texts?${query}`, token);
const marked = ({ text, marks }: ResultText): string[] => marks.map(([from, to]) => text.slice(from, to));

test('words are found in any of their forms, newest first, page after page', async () => {
  const wanted = ANSWERED.filter(({ words }) => words?.toLowerCase().includes('курьер'));
  const found: ResultText[] = [];
  let next: string | null = '';
  do {
    const page = await texts(
      `q=${encodeURIComponent('курьеров')}&limit=7&cursor=${next}`.replace(/&cursor=$/, ''),
    );
    found.push(...page.items);
    next = page.next;
  } while (next !== null);
  expect(found.map(({ text }) => text)).toEqual(wanted.map(({ words }) => words));
  expect(new Set(found.flatMap(marked))).toEqual(new Set(['Курьер', 'курьера']));
  expect(found.every(({ customer }) => customer !== null)).toBe(true);
  const two = await texts(`q=${encodeURIComponent('доставка ждал')}`);
  expect(marked(two.items[0] as ResultText)).toEqual(['ждал', 'доставку']);
  expect((await texts('q=deliveries')).items[0]?.text).toBe('The delivery was quick');
  expect((await texts('q=deliverance')).items).toEqual([]);
});

test('each text stands with the score of its response, the one that counts, and scores narrow the list', async () => {
  const low = await texts('score=low&limit=500');
  const wanted = ANSWERED.filter(({ words, score }) => words !== null && score < 7);
  expect(low.items.map(({ score }) => score?.value)).toEqual(wanted.map(({ score }) => score));
});

test('whoever is bound to units reads what was said there, and figures of there', async () => {
  const own = ANSWERED.filter(({ unit }) => unit !== 'south-1');
  const { items } = await texts('limit=500', north);
  expect(items.map(({ unit }) => unit)).toEqual(
    own.filter(({ words }) => words !== null).map(({ unit }) => unit),
  );
  expect((await ask<ResultSummary>('/visit', north)).responses).toBe(own.length);
  const cross = await ask<ResultCross>('/visit/cross?rows=reason&by=unit', north);
  expect(cross.columns.map(({ key }) => key)).toEqual(['north-1', 'north-2']);
  const list = await ask<{ items: { key: string; responses: number }[] }>('', north);
  expect(list.items).toMatchObject([{ key: 'visit', responses: own.length }]);
});

test('a benchmark is what somebody stated, with the source, and can be taken away', async () => {
  const put = (body: object) => server.call('PUT', '/api/v1/response-benchmarks', body);
  expect(await put({ channel: 'sms', share: 0.12, source: 'our own last year' })).toMatchObject({
    status: 200,
    body: { items: [{ channel: 'sms', share: 0.12, source: 'our own last year' }] },
  });
  expect((await ask<ResultSummary>('/visit')).benchmarks).toHaveLength(1);
  expect((await put({ channel: 'sms', share: 1.2 })).status).toBe(400);
  expect(await put({ channel: 'sms', share: null })).toMatchObject({ body: { items: [] } });
});

test('a table to take away holds what the screen shows, and texts that cannot run', async () => {
  const get = (query: string) =>
    fetch(`${server.url}/api/v1/results/visit/export?${query}`, {
      headers: { authorization: `Bearer ${server.credentials.apiToken}` },
    });
  const rate = (await (await get('part=rate')).text()).trim().split('\r\n');
  expect(rate[1]).toMatch(new RegExp(`^total,,${SAID.length},${ANSWERED.length},0\\.8,`));
  const words = (await (await get('part=texts')).text()).trim().split('\r\n');
  expect(words).toHaveLength(1 + ANSWERED.filter(({ words: said }) => said !== null).length);
  const book = Buffer.from(await (await get('part=question&question=reason&format=xlsx')).arrayBuffer());
  expect(book.subarray(0, 2).toString()).toBe('PK');
  expect((await get('part=question')).status).toBe(400);
});

/** The state engine brings the same published algorithms, written by others: an independent judge. */
test.each([
  ['russian_stem', stemRussian, 'доставк обслуживан вежлив быстр звон тариф сотрудник очеред настро помощ'],
  ['english_stem', stemEnglish, 'deliver servic happi consult relat organ hop cri add general commun tri'],
] as const)('stems are those of %s', async (dictionary, stem, beginnings) => {
  const ends =
    'а ами ого ость ейший ившись ённый нный ться ся ла ют ешь нно иями ей ь ing ed ies ational ization ability ness fully s y er ement ously ative ically';
  const words = beginnings
    .split(' ')
    .flatMap((begin) => ends.split(' ').map((end) => `${begin}${end}`.replaceAll('ё', 'е')));
  const { rows } = await server.services.database.pool.query<{ word: string; stems: string[] | null }>(
    'select word, ts_lexize($1::regdictionary, word) as stems from unnest($2::text[]) as word',
    [dictionary, words],
  );
  // A word that the dictionary leaves out as too common has no stem there.
  const judged = rows.flatMap(({ word, stems }) => (stems?.[0] === undefined ? [] : [[word, stems[0]]]));
  expect(judged.length).toBeGreaterThan(300);
  expect(judged.filter(([word = '', wanted]) => stem(word) !== wanted)).toEqual([]);
});
