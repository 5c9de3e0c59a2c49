import type { SurveyTemplate, SurveyView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

async function ok<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await server.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
interface Read {
  readonly content: SurveyView['draft'];
  readonly unknown: readonly { readonly path: string; readonly what: string }[];
  readonly findings: readonly { readonly code: string }[];
}
const convert = (format: string, content: unknown) =>
  ok<Read>('POST', '/api/v1/surveys/convert', { format, content });

const THEIRS = {
  title: 'Visit',
  elements: [
    { type: 'rating', name: 'nps', title: 'Recommend?', rateMin: 0, rateMax: 10 },
    { type: 'comment', name: 'why', title: 'Why?', visibleIf: '{nps} <= 6' },
    { type: 'signaturepad', name: 'sign' },
  ],
};

test('a file of another tool is read, told what is lost, and stored nowhere', async () => {
  const before = await ok<{ items: unknown[] }>('GET', '/api/v1/surveys');
  const { content, unknown, findings } = await convert('surveyjs', THEIRS);
  expect(content.blocks[0]?.questions.map(({ id, type }) => [id, type])).toEqual([
    ['nps', 'nps'],
    ['why', 'text'],
  ]);
  expect(unknown).toEqual([{ path: '$.elements[2]', what: 'question-type', said: 'signaturepad' }]);
  expect(findings).toEqual([]);
  expect(await ok('GET', '/api/v1/surveys')).toEqual(before);
  const { items } = await ok<{ items: { action: string; detail: object }[] }>('GET', '/api/v1/audit');
  expect(items.find(({ action }) => action === 'survey.converted')?.detail).toMatchObject({
    format: 'surveyjs',
    unknown: 1,
  });
});

test('what was read can be made, published, and taken out again in every format', async () => {
  const { content } = await convert('surveyjs', THEIRS);
  const made = await ok<SurveyView>('POST', '/api/v1/surveys', { key: 'taken-over', name: 'Visit', content });
  for (const format of ['romashka', 'surveyjs', 'formbricks']) {
    const file = await server.call('GET', `/api/v1/surveys/${made.id}/export?format=${format}`);
    expect(file.status).toBe(200);
    const again = await convert(format, file.body);
    const asked = again.content.blocks.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(asked, format).toEqual(['nps', 'why']);
    expect(
      again.findings.filter(({ code }) => code !== 'options-not-shuffled'),
      format,
    ).toEqual([]);
    if (format === 'romashka') expect(again.content).toEqual(made.draft);
    const losses = await ok<{ unknown: unknown[] }>(
      'GET',
      `/api/v1/surveys/${made.id}/export/losses?format=${format}`,
    );
    expect(losses.unknown, format).toEqual([]);
  }
});

test('a file comes as a download with the key of the survey as its name', async () => {
  const [template] = (await ok<{ items: SurveyTemplate[] }>('GET', '/api/v1/survey-templates')).items;
  const made = await ok<SurveyView>('POST', '/api/v1/surveys', {
    key: 'from-template',
    name: 'Template',
    content: template?.content,
  });
  expect(made.findings).toEqual([]);
  const answer = await fetch(`${server.url}/api/v1/surveys/${made.id}/export?format=formbricks`, {
    headers: { authorization: `Bearer ${server.credentials.apiToken}` },
  });
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="from-template.formbricks.json"',
  );
  expect(answer.headers.get('content-type')).toContain('application/json');
});

test.each([
  ['surveyjs', { pages: 5 }, 'survey-not-this-format'],
  ['surveyjs', { elements: [{ type: 'signaturepad' }] }, 'survey-no-questions'],
  ['formbricks', { name: 'x' }, 'survey-not-this-format'],
  ['romashka', { languages: ['xx'] }, 'survey-not-this-format'],
])('a file in which no survey can be seen is refused: %s %j', async (format, content, code) => {
  const refused = await server.call('POST', '/api/v1/surveys/convert', { format, content });
  expect(refused).toMatchObject({ status: 400, body: { code } });
});

test('a survey that is not there cannot be taken out', async () => {
  const id = crypto.randomUUID();
  for (const path of ['export', 'export/losses'])
    expect(await server.call('GET', `/api/v1/surveys/${id}/${path}`)).toMatchObject({ status: 404 });
});
