import { readdir } from 'node:fs/promises';
import type { ImportPreview, ImportView } from '@romashka/model/contract';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearImportFiles, continueImports } from '../../jobs/continue-imports.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { sheetRow, writeWorkbook } from './file/testing/write-workbook.ts';
import { importsFolder } from './kept-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const call = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
  const answer = await server.call(method, path, body);
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status });
  return answer.body as T;
};

async function keep(kind: string, file: string | Buffer, name = 'file'): Promise<string> {
  const { id } = await call<ImportView>('POST', '/api/v1/imports', { kind, file: name });
  const answer = await fetch(`${server.url}/api/v1/imports/${id}/file?dryRun=true`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${server.credentials.apiToken}`,
      'content-type': 'application/octet-stream',
    },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ state: 'uploaded', keptUntil: expect.any(String) });
  return id;
}

const preview = (id: string, body: object = {}): Promise<ImportPreview> =>
  call('POST', `/api/v1/imports/${id}/preview`, body);

async function run(id: string, body: object = {}): Promise<ImportView> {
  await call('POST', `/api/v1/imports/${id}/run`, body);
  return over(id);
}

async function over(id: string): Promise<ImportView> {
  for (let tries = 0; tries < 600; tries += 1) {
    const view = await call<ImportView>('GET', `/api/v1/imports/${id}`);
    if (view.state !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the import never ended');
}

/** How many rows each table of the house has: what a dry run must not change. */
async function sizes(): Promise<unknown> {
  return server.services.database.inWorkspace(1 as never, async (rows) => {
    const found: Record<string, unknown> = {};
    for (const table of [
      'person',
      'identity',
      'message',
      'held_match',
      'merge',
      'match_key',
      'outbox',
      'import_rejected',
    ] as const)
      found[table] = await rows
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirst();
    return found;
  });
}

const trialOf = (found: ImportPreview) => {
  if (found.trial === null) throw new Error(JSON.stringify(found.faults));
  return found.trial;
};

test('a workbook is looked at, mapped, tried and taken, and nothing is written before', async () => {
  await run(await keep('customers', 'id,name,email,birthday\nK-1,Анна Соколова,anna@x.test,1990-05-01\n'));
  const before = await sizes();
  const rows = [
    sheetRow(1, ['Номер клиента', 'ФИО', 'Почта', 'Дата рождения', 'Балл']),
    sheetRow(2, ['K-1', 'Анна Соколова', 'anna@x.test', '01.05.1990', 5]),
    sheetRow(3, ['K-2', 'Sokolova Anna', 'other@x.test', '01.05.1990', 4]),
    sheetRow(4, ['K-3', 'Борис Ежов', 'anna@x.test', '', 9]),
    sheetRow(5, ['', 'Никто', '', '', 1]),
    sheetRow(6, ['K-5', 'Ян Яшин', 'jan@x.test', '02.02.1992', 'много']),
  ].join('');
  const id = await keep('customers', writeWorkbook({ sheets: [{ name: 'Лист 1', rows }] }), 'клиенты.xlsx');
  const map = {
    time: { fixed: '2026-01-01' },
    columns: { Балл: { answer: { question_type: 'csat', survey: 's', question: 'q' } } },
  };
  const found = await preview(id, { map });
  expect(found).toMatchObject({
    format: 'xlsx',
    sheets: ['Лист 1'],
    sheet: 'Лист 1',
    guessedKind: 'customers',
    faults: [],
    fault: null,
  });
  expect(found.columns.map(({ name, roles, suggested }) => [name, roles, suggested])).toEqual([
    ['Номер клиента', [{ kind: 'userId', name: '' }], [{ kind: 'userId', name: '' }]],
    ['ФИО', [{ kind: 'trait', name: 'name' }], [{ kind: 'trait', name: 'name' }]],
    ['Почта', [{ kind: 'trait', name: 'email' }], [{ kind: 'trait', name: 'email' }]],
    ['Дата рождения', [{ kind: 'trait', name: 'birthday' }], [{ kind: 'trait', name: 'birthday' }]],
    ['Балл', [{ kind: 'answer', name: 'csat' }], [{ kind: 'trait', name: 'балл' }]],
  ]);
  expect(found.columns[4]?.examples).toEqual(['5', '4', '9', '1', 'много']);
  const trial = trialOf(found);
  expect(trial).toMatchObject({
    rows: 5,
    more: false,
    newCustomers: 1,
    knownCustomers: 1,
    answers: 2,
    events: 0,
  });
  expect(trial.rejected).toMatchObject({
    count: 3,
    items: [{ line: 4 }, { line: 5, code: 'no-customer' }, { line: 6 }],
  });
  expect(trial.merged.count).toBe(0);
  expect(trial.held.count).toBe(1);
  expect(trial.held.items[0]).toMatchObject({ reason: 'held', score: expect.any(Number) });
  expect(trial.held.items[0]?.parts.map(({ part }) => part)).toEqual(['birthday', 'name']);
  expect([trial.held.items[0]?.one, trial.held.items[0]?.other].map((who) => who?.line).sort()).toEqual([
    2, 3,
  ]);
  expect(await sizes()).toEqual(before);

  const done = await run(id, { map });
  expect(done).toMatchObject({
    state: 'done',
    rows: 5,
    rejected: 3,
    merged: 0,
    held: 1,
    apart: 0,
    keptUntil: null,
  });
  expect(done.bytes).toBe(done.totalBytes);
  expect(done.header).toBe('Номер клиента,ФИО,Почта,Дата рождения,Балл');
  expect(await readdir(importsFolder(server.services.config.dataDir))).toEqual(['place']);
  const { items } = await call<{ items: { code: string; count: number }[] }>(
    'GET',
    `/api/v1/imports/${id}/reasons`,
  );
  expect(items).toEqual([
    { code: 'column-refused', count: 2 },
    { code: 'no-customer', count: 1 },
  ]);
  const some = await call<{ items: { line: number; row: string }[] }>(
    'GET',
    `/api/v1/imports/${id}/rejected?code=no-customer`,
  );
  expect(some.items).toMatchObject([{ line: 5, row: ',Никто,,,1' }]);
});

test('a match held at an import is shown with its parts, and once told apart is not held again', async () => {
  const find = async (q: string): Promise<string> => {
    const { items } = await call<{ items: { id: string }[] }>('GET', `/api/v1/customers?q=${q}`);
    return items[0]?.id ?? '';
  };
  const [one, other] = [await find('K-1'), await find('K-2')];
  const page = await call<{ matches: object[] }>('GET', `/api/v1/customers/${one}`);
  expect(page.matches).toMatchObject([
    {
      person: { id: other },
      reason: 'likely',
      held: 'two-strong-ids',
      parts: [{ part: 'birthday' }, { part: 'name', likeness: 1 }],
    },
  ]);
  expect(await call('GET', '/api/v1/merges/counts')).toEqual({ merged: 0, undone: 0, held: 1, apart: 0 });
  await call('POST', `/api/v1/customers/${one}/dismiss-match`, { other });
  expect(await call('GET', '/api/v1/merges/counts')).toEqual({ merged: 0, undone: 0, held: 0, apart: 1 });
  const file = 'id,name,email,birthday,city\nK-2,Анна Соколова,other@x.test,1990-05-01,Тула\n';
  const id = await keep('customers', file);
  const trial = trialOf(await preview(id));
  expect(trial).toMatchObject({ held: { count: 0 }, apart: { count: 1, items: [{ reason: 'told-apart' }] } });
  expect(await run(id)).toMatchObject({ held: 0, apart: 1 });
});

test('merges by the rules of the workspace are tried and counted as they come', async () => {
  await call('PATCH', '/api/v1/workspace', { joinByEmail: true });
  try {
    await server.send([{ type: 'identify', anonymousId: 'web-7', traits: { email: 'Vera@x.test' } }]);
    const file = 'id,email,phone\nM-1,vera@x.test,\nM-2,,89160000001\nM-3,,+7 916 000-00-01\n';
    const id = await keep('customers', file);
    const trial = trialOf(await preview(id));
    expect(trial.merged).toMatchObject({
      count: 1,
      items: [
        { reason: 'same-email', value: 'vera@x.test', one: { line: 2 }, other: { known: 'vera@x.test' } },
      ],
    });
    expect(trial.held).toMatchObject({ count: 1, items: [{ parts: [{ part: 'phone' }] }] });
    expect(await run(id)).toMatchObject({ state: 'done', merged: 1, held: 1, apart: 0 });
    expect(await run(await keep('customers', file))).toMatchObject({
      accepted: 0,
      repeated: 3,
      merged: 0,
      held: 0,
    });
  } finally {
    await call('PATCH', '/api/v1/workspace', { joinByEmail: false });
  }
});

test('Parquet and JSON Lines are looked at too', async () => {
  const parquet = Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'user_id', data: ['P-1', 'P-2'], type: 'STRING' },
        { name: 'event', data: ['Bought', 'Bought'], type: 'STRING' },
        {
          name: 'timestamp',
          data: [new Date('2024-05-01T10:00:00Z'), new Date('2024-05-02')],
          type: 'TIMESTAMP',
        },
        { name: 'total', data: [1.5, 2], type: 'DOUBLE' },
      ],
    }),
  );
  const id = await keep('customers', parquet, 'orders.parquet');
  const found = await preview(id, { kind: 'events' });
  expect(found).toMatchObject({ format: 'parquet', guessedKind: 'events', faults: [] });
  expect(trialOf(found)).toMatchObject({ rows: 2, newCustomers: 2, events: 2, answers: 0 });
  expect(await run(id, { kind: 'events' })).toMatchObject({
    state: 'done',
    kind: 'events',
    rows: 2,
    accepted: 2,
  });
  const lines = await keep('customers', '{"id":"J-1","name":"Я"}\n{"id":"J-2","city":"Тула"}\n');
  const looked = await preview(lines);
  expect(looked).toMatchObject({ format: 'json-lines' });
  expect(looked.columns.map(({ name }) => name)).toEqual(['id', 'name', 'city']);
  expect(trialOf(looked)).toMatchObject({ rows: 2, newCustomers: 2 });
});

test('faults of a file and of a map are answers with codes; the file can be mapped anew', async () => {
  const zip = await keep('customers', Buffer.from('PK\u0005\u0006'.padEnd(22, '\u0000'), 'latin1'));
  expect(await preview(zip)).toMatchObject({
    fault: { code: 'zip-without-workbook' },
    trial: null,
    columns: [],
  });
  expect(await run(zip)).toMatchObject({ state: 'failed', errorCode: 'zip-without-workbook' });
  const id = await keep('customers', 'who,what\nF-1,a\n');
  expect(await preview(id)).toMatchObject({ faults: [{ code: 'no-identity' }], trial: null });
  expect(await preview(id, { map: { columns: { who: 'nobody' } } })).toMatchObject({
    faults: [{ code: 'map-invalid' }],
  });
  expect(await preview(id, { map: { columns: { who: 'userId' } } })).toMatchObject({
    faults: [],
    trial: { newCustomers: 1 },
  });
  const book = writeWorkbook({ sheets: [{ name: 'S', rows: sheetRow(1, ['id']) }] });
  const sheet = await keep('customers', book);
  expect(await preview(sheet, { map: { sheet: 'T' } })).toMatchObject({
    fault: { code: 'no-such-sheet', said: { sheet: 'T' } },
    sheets: ['S'],
  });
});

test('what is not kept cannot be looked at, and what is taken cannot be taken again', async () => {
  const { id } = await call<ImportView>('POST', '/api/v1/imports', { kind: 'customers', file: 'x' });
  await call('POST', `/api/v1/imports/${id}/preview`, {}, 409);
  const kept = await keep('customers', 'id\nT-1\n');
  await run(kept);
  await call('POST', `/api/v1/imports/${kept}/run`, {}, 409);
  await call('POST', `/api/v1/imports/${kept}/preview`, {}, 409);
  const dropped = await keep('customers', 'id\nT-2\n');
  await call('POST', `/api/v1/imports/${dropped}/cancel`);
  expect(await call('GET', `/api/v1/imports/${dropped}`)).toMatchObject({
    state: 'cancelled',
    keptUntil: null,
  });
  expect(await readdir(importsFolder(server.services.config.dataDir))).not.toContain(`1-${dropped}`);
});

test('an import whose server ended goes on with its file, and counts nothing twice', async () => {
  const file = `id\n${Array.from({ length: 50 }, (_, at) => `G-${at}`).join('\n')}\n`;
  const id = await keep('customers', file);
  // As a server leaves it that ended after 20 rows: running, counted, its lock free.
  const part = await call<ImportView>('POST', '/api/v1/imports', { kind: 'customers', file: 'part' });
  await fetch(`${server.url}/api/v1/imports/${part.id}/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: file.split('\n').slice(0, 21).join('\n'),
  });
  await server.services.database.inWorkspace(1 as never, (rows) =>
    rows.updateTable('import').set({ state: 'running', accepted: 20 }).where('id', '=', id).execute(),
  );
  expect(await call('GET', `/api/v1/imports/${id}`)).toMatchObject({ state: 'running' });
  await continueImports(server.services, new AbortController().signal);
  expect(await over(id)).toMatchObject({ state: 'done', rows: 50, accepted: 50, repeated: 0 });
});

test('a running import of a kept file is cancelled', async () => {
  const file = `id,name\n${Array.from({ length: 60_000 }, (_, at) => `C-${at},n`).join('\n')}\n`;
  const id = await keep('customers', file);
  await call('POST', `/api/v1/imports/${id}/run`, {});
  await call('POST', `/api/v1/imports/${id}/cancel`);
  expect(await over(id)).toMatchObject({ state: 'cancelled' });
});

test('only so many files wait at once', async () => {
  const kept: string[] = [];
  for (;;) {
    const { id } = await call<ImportView>('POST', '/api/v1/imports', { kind: 'customers', file: 'more' });
    const answer = await fetch(`${server.url}/api/v1/imports/${id}/file?dryRun=true`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
      body: 'id\n1\n',
    });
    if (answer.status !== 200) {
      expect(await answer.json()).toMatchObject({ status: 409, code: 'too-many-kept' });
      break;
    }
    kept.push(id);
    expect(kept.length).toBeLessThan(30);
  }
  for (const id of kept) await call('POST', `/api/v1/imports/${id}/cancel`);
});

test('a file that nobody takes goes after a day', async () => {
  const id = await keep('customers', 'id\nD-1\n');
  const later = { ...server.services, now: () => Date.now() + 25 * 3_600_000 };
  expect(await clearImportFiles(later, new AbortController().signal)).toBeGreaterThan(0);
  expect(await call('GET', `/api/v1/imports/${id}`)).toMatchObject({
    state: 'cancelled',
    errorCode: 'import-expired',
  });
  expect(await readdir(importsFolder(server.services.config.dataDir))).not.toContain(`1-${id}`);
});
