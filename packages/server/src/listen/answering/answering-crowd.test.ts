import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { resendAnswers } from './send-answers.ts';
import { makeSurvey } from './testing/make-survey.ts';
import { ask, english, nps, type Stage, stageOf } from './testing/stage.ts';
import { visit } from './testing/visitor.ts';

let server: TestServer;
let stage: Stage;
beforeAll(async () => {
  server = await startTestServer();
  stage = stageOf(server);
});
afterAll(() => server?.stop());

test('of twenty at once for the last places of a quota exactly the limit completes', async () => {
  const always = { kind: 'all', of: [] } as const;
  const survey = await makeSurvey(
    server,
    'quota',
    ask([nps], {
      quotas: [{ id: 'all', name: 'All', when: always, limit: 7 }],
      full: { en: 'Enough for today.' },
    }),
  );
  const path = await survey.link();
  const visitors = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const visitor = visit(server.url, english);
      await visitor.open(path);
      return visitor;
    }),
  );
  const pages = await Promise.all(visitors.map((visitor, at) => visitor.send({ q1: String(at % 11) })));
  expect(pages.filter(({ html }) => html.includes('Enough for today.'))).toHaveLength(13);
  const rows = await stage.rowsOf(survey.id);
  expect(rows.filter(({ state }) => state === 'complete')).toHaveLength(7);
  expect(rows.filter(({ state }) => state === 'full')).toHaveLength(13);
  expect(rows.every(({ answers }) => 'q1' in answers)).toBe(true);
});

test('of two hundred responses from one address thirty count, the others wait and count after a review', async () => {
  const survey = await makeSurvey(server, 'flooded', ask([nps]));
  const path = await survey.link();
  for (let round = 0; round < 10; round += 1)
    await Promise.all(Array.from({ length: 20 }, () => stage.answerOnce(path, { q1: '0' })));
  const rows = await stage.rowsOf(survey.id);
  expect(rows).toHaveLength(200);
  expect(rows.filter(({ held }) => held)).toHaveLength(170);
  expect(await stage.countedFacts(survey.key)).toBe(30);
  await survey.call('POST', '/held', { decision: 'count' });
  await stage.makeOlder(survey.id, 60);
  await resendAnswers(server.services, new AbortController().signal);
  expect(await stage.countedFacts(survey.key)).toBe(200);
});

test('the page of a usual survey with all it loads is under 15 KB of gzip, and strictly under its policy', async () => {
  const survey = await makeSurvey(
    server,
    'usual',
    ask([
      { ...nps, low: { en: 'Not at all likely' }, high: { en: 'Extremely likely' } },
      { id: 'why', type: 'text', long: true, text: { en: 'What is the main reason for your answer?' } },
      { id: 'csat', type: 'csat', text: { en: 'How satisfied are you with the visit?' } },
      {
        id: 'what',
        type: 'multiple',
        other: true,
        text: { en: 'What did you come for?' },
        options: ['Buy', 'Return', 'Ask', 'Repair', 'Pay'].map((word) => ({
          id: word.toLowerCase(),
          text: { en: word },
        })),
      },
      {
        id: 'who',
        type: 'contact',
        text: { en: 'May we call you?' },
        fields: [{ field: 'name' }, { field: 'phone' }],
      },
    ]),
  );
  const answer = await fetch(`${server.url}${await survey.link()}`);
  const html = await answer.text();
  const parts = [...html.matchAll(/(?:href|src)="(\/s\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(parts.map((path) => path.split('.').at(-1)).toSorted()).toEqual(['css', 'js']);
  let total = gzipSync(html, { level: 9 }).length;
  for (const path of parts) {
    const part = await fetch(`${server.url}${path}`);
    expect(part.headers.get('cache-control')).toMatch(/immutable/);
    total += gzipSync(Buffer.from(await part.arrayBuffer()), { level: 9 }).length;
  }
  console.info(`a survey of five questions: ${total} bytes with style and script (gzip -9)`);
  expect(total).toBeLessThan(15_000);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toMatch(/unsafe|nonce|\*/);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
});
