import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ImportView } from '@romashka/model/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { sheetRow, writeWorkbook } from './file/testing/write-workbook.ts';
import { importsFolder } from './kept-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function create(kind: string, map: object = {}): Promise<string> {
  const { status, body } = await server.call('POST', '/api/v1/imports', { kind, file: 'test.csv', map });
  expect(status).toBe(200);
  return (body as ImportView).id;
}

async function upload(
  id: string,
  file: string | Buffer,
): Promise<{ status: number; body: ImportView & { detail: string; code: string } }> {
  const answer = await fetch(`${server.url}/api/v1/imports/${id}/file`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${server.credentials.apiToken}`,
      'content-type': 'application/octet-stream',
    },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

async function run(kind: string, file: string | Buffer, map: object = {}): Promise<ImportView> {
  const { status, body } = await upload(await create(kind, map), file);
  expect({ status, detail: body.detail }).toEqual({ status: 200, detail: undefined });
  return body;
}

const read = async (id: string): Promise<ImportView> =>
  (await server.call('GET', `/api/v1/imports/${id}`)).body;
const rejectedOf = async (
  id: string,
): Promise<{ items: { line: number; reason: string; row: string }[]; next: string | null }> =>
  (await server.call('GET', `/api/v1/imports/${id}/rejected`)).body;

async function countOf(event: string): Promise<number> {
  await server.services.shipper.flush();
  const { body } = await server.call('GET', `/api/v1/metrics/count?event=${event}`);
  return (body as { value: number }).value;
}

const STATUS = {
  time: { fixed: '2024-09-30' },
  source: 'crm',
  basis: 'contract',
  columns: {
    Score: [{ answer: { question_type: 'csat', survey: 's', question: 'q' } }, { trait: 'score' }],
    Status: { events: { Churned: 'Left us' } },
    Reason: { property: 'reason' },
  },
};

test('a row gives a customer, an event and an answer; the same file again gives nothing', async () => {
  const file =
    'Customer ID,Score,Status,Reason,email\nA-1,5,Stayed,,anna@example.com\nA-2,1,Churned,Price,\n';
  const first = await run('customers', file, STATUS);
  expect(first).toMatchObject({ state: 'done', rows: 2, accepted: 5, repeated: 0, rejected: 0 });
  const again = await run('customers', gzipSync(file), STATUS);
  expect(again).toMatchObject({ state: 'done', rows: 2, accepted: 0, repeated: 5 });
  expect(await countOf('Left us')).toBe(1);
  const { body } = await server.call('GET', '/api/v1/customers?q=A-1');
  const [{ id }] = (body as { items: [{ id: string }] }).items;
  const { body: page } = await server.call('GET', `/api/v1/customers/${id}`);
  expect((page as { traits: { name: string }[] }).traits).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: 'score',
        value: 5,
        source: 'crm',
        basis: 'contract',
        time: '2024-09-29T21:00:00.000Z',
      }),
      expect.objectContaining({ name: 'email', value: 'anna@example.com' }),
    ]),
  );
  const { body: csat } = await server.call('GET', '/api/v1/metrics/csat');
  expect(csat).toMatchObject({ value: 0.5, n: 2 });
});

test('a workbook that is sent as any other file is taken, and leaves nothing on the disk', async () => {
  const rows = [
    ['Customer ID', 'Score', 'Status'],
    ['X-1', 5, 'Stayed'],
    ['', 1, 'Churned'],
  ].map((cells, at) => sheetRow(at + 1, cells));
  const book = writeWorkbook({ sheets: [{ name: 'S', rows: rows.join('') }] });
  const map = { ...STATUS, columns: { Score: STATUS.columns.Score } };
  const first = await run('customers', book, map);
  expect(first).toMatchObject({
    state: 'done',
    rows: 2,
    accepted: 2,
    rejected: 1,
    header: 'Customer ID,Score,Status',
  });
  expect(await run('customers', gzipSync(book), map)).toMatchObject({ accepted: 0, repeated: 2 });
  // All that stays is the name by which a server knows its own folder.
  const left = await readdir(importsFolder(server.services.config.dataDir));
  expect(left.filter((name) => name !== 'place')).toEqual([]);
});

test('message ids of imports are remembered for ever', async () => {
  const kept = await server.services.database.inWorkspace(1 as never, (rows) =>
    rows
      .selectFrom('message')
      .select((e) => e.fn.countAll<string>().as('n'))
      .where('kept', '=', true)
      .executeTakeFirstOrThrow(),
  );
  expect(Number(kept.n)).toBeGreaterThanOrEqual(5);
});

test('rejected rows are kept with line and reason, and cost no neighbour', async () => {
  const file =
    'Customer ID,Score,Status,Reason\nB-1,9,Stayed,\n,5,Stayed,\nB-3,5\n"B-4"x,1,Stayed,\nnull,1,Stayed,\nB-6,4,Stayed,\n';
  const view = await run('customers', file, STATUS);
  expect(view).toMatchObject({ rows: 6, rejected: 5, accepted: 2 });
  const { items, next } = await rejectedOf(view.id);
  expect(next).toBeNull();
  expect(items).toMatchObject([
    {
      line: 2,
      row: 'B-1,9,Stayed,',
      reason: 'column "Score": a csat value must be a whole number from 1 to 5.',
    },
    { line: 3, row: ',5,Stayed,', reason: 'the row names no customer: "Customer ID" is empty.' },
    {
      line: 4,
      row: 'B-3,5',
      reason: 'the row has 2 and the header 4 cells.',
      code: 'cell-count',
      said: { cells: '2', columns: '4' },
    },
    { line: 5, row: '"B-4"x,1,Stayed,', reason: expect.stringContaining('follows the quote') },
    { line: 6, row: 'null,1,Stayed,', reason: expect.stringContaining('placeholder'), code: 'refused' },
  ]);
  const { body } = await server.call('GET', `/api/v1/imports/${view.id}/rejected?limit=2`);
  expect((body as { next: string }).next).toBe('3');
});

test('events and answers in JSON Lines, flat and in the shape of the door', async () => {
  const events = await run(
    'events',
    [
      {
        type: 'track',
        event: 'Imported',
        userId: 'J-1',
        timestamp: '2024-01-02T00:00:00Z',
        messageId: 'j-1',
        properties: { a: { b: 1 } },
      },
      { event: 'Imported', user_id: 'J-1', timestamp: '2024-01-03', amount: 12 },
      { event: 'Imported', user_id: 'J-1', timestamp: '2024-01-03', amount: 12 },
      { event: 'Imported', user_id: 'J-1' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  expect(events).toMatchObject({ rows: 4, accepted: 3, rejected: 1 });
  expect(await countOf('Imported')).toBe(3);
  const answers = await run(
    'answers',
    'user_id;date;question_type;score;comment\nJ-1;05.01.2024;nps;10;"очень; хорошо"\n',
  );
  expect(answers).toMatchObject({ rows: 1, accepted: 1, rejected: 0 });
});

test.each([
  ['a map with a fault', { columns: { X: 'nothing' } }],
  ['a map that is no map', { colums: {} }],
])('%s is refused before the file is sent', async (_what, map) => {
  const { status, body } = await server.call('POST', '/api/v1/imports', {
    kind: 'customers',
    file: 'x.csv',
    map,
  });
  expect(status).toBe(400);
  expect((body as { code: string }).code).toBe('map-does-not-fit');
});

test('a wrong file is refused with a sentence, and the import says why it failed', async () => {
  for (const [file, said] of [
    ['', 'empty'],
    [Buffer.from([0, 1, 2, 3]), 'zero bytes'],
    ['name,city\nAnna,Perm\n', "no column holds the customer's id"],
  ] as const) {
    const id = await create('customers');
    const { status, body } = await upload(id, file);
    expect(status).toBe(400);
    expect(body.detail).toContain(said);
    const view = await read(id);
    expect(view.state).toBe('failed');
    expect(view.error).toContain(said);
  }
});

test('a file whose every row is refused is not read to its end', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `X-${index},31.02.2024`).join('\n');
  const id = await create('customers', { time: { column: 'date' }, columns: { id: 'userId' } });
  const { status, body } = await upload(id, `id,date\n${rows}\n`);
  expect(status).toBe(400);
  expect(body.detail).toMatch(/None of the first \d+ rows could be taken.*line 2: column "date"/);
  expect((await read(id)).rows).toBeLessThan(60_000);
});

test('an import takes one file, and only once', async () => {
  const id = await create('customers');
  expect((await upload(id, 'id\nO-1\n')).status).toBe(200);
  expect(await upload(id, 'id\nO-2\n')).toMatchObject({ status: 409, body: { code: 'import-begun' } });
  const answer = await server.call('PUT', `/api/v1/imports/${id}/file`, { not: 'a file' });
  expect(answer.status).toBe(415);
});

/** Sends a file slowly, so that something can happen meanwhile. */
function sendSlowly(id: string) {
  const sending = request(`${server.url}/api/v1/imports/${id}/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
  });
  sending.on('error', () => undefined);
  const answered = new Promise<number>((resolve) =>
    sending.once('response', (response) => resolve(response.statusCode ?? 0)),
  );
  sending.write('id,name\nS-1,x\nS-2,y\n');
  return { sending, answered };
}

async function until(id: string, state: string): Promise<ImportView> {
  for (let tries = 0; tries < 100; tries += 1) {
    const view = await read(id);
    if (view.state === state) return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the import never was ${state}`);
}

test('a sender that goes away leaves a failed import, and what came whole is taken', async () => {
  const id = await create('customers');
  const { sending } = sendSlowly(id);
  await until(id, 'running');
  sending.write('S-3,"zz\n');
  sending.destroy();
  const view = await until(id, 'failed');
  expect(view.error).toMatch(/cut off.*import the same file again/);
  expect(await run('customers', 'id,name\nS-1,x\nS-2,y\nS-3,z\n')).toMatchObject({ rows: 3 });
});

test('a running import is cancelled though its sender is silent', async () => {
  const id = await create('customers');
  const { sending, answered } = sendSlowly(id);
  await until(id, 'running');
  expect((await server.call('POST', `/api/v1/imports/${id}/cancel`)).status).toBe(200);
  expect(await answered).toBe(200);
  sending.destroy();
  expect((await read(id)).state).toBe('cancelled');
  expect((await server.call('POST', `/api/v1/imports/${id}/cancel`)).status).toBe(409);
});

test('an import whose process is gone is shown as failed', async () => {
  const id = await create('customers');
  await server.services.database.inWorkspace(1 as never, (rows) =>
    rows.updateTable('import').set({ state: 'running' }).where('id', '=', id).execute(),
  );
  expect(await read(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('server ended') });
});

test('the list is newest first and goes on by its cursor', async () => {
  const { body } = await server.call('GET', '/api/v1/imports?limit=2');
  const first = body as { items: ImportView[]; next: string };
  expect(first.items).toHaveLength(2);
  const { body: second } = await server.call('GET', `/api/v1/imports?limit=2&cursor=${first.next}`);
  const ids = [...first.items, ...(second as { items: ImportView[] }).items].map(({ id }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  expect((await server.call('GET', '/api/v1/imports?cursor=nonsense')).status).toBe(400);
});
