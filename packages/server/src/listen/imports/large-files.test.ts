import type { ImportPreview, ImportView } from '@romashka/model/contract';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { sheetRow, writeWorkbook } from './file/testing/write-workbook.ts';

const ROWS = 100_000;
/** Above what the process has when it begins: the file is run through, not held. */
const MOST_BYTES = 900_000_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const FIRST = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна'];
const LAST = ['Соколова', 'Ежов', 'Орлова', 'Щукин', 'Цветкова', 'Юрьев', 'Кузнецова', 'Морозов', 'Лебедев'];
const nameOf = (at: number): string => `${FIRST[at % 7]} ${LAST[at % 9]}${'абвгдежзик'[at % 10]}`;

const HEADER = ['user_id', 'name', 'email', 'city', 'orders', 'total', 'plan'];
const rowOf = (prefix: string, at: number): (string | number)[] => [
  `${prefix}-${at}`,
  nameOf(at),
  `${prefix}${at}@mail.test`,
  at % 3 === 0 ? 'Тула' : 'Пермь',
  at % 50,
  at / 100,
  `plan ${at % 5}`,
];

const workbook = (): Buffer => {
  const rows = [sheetRow(1, HEADER)];
  for (let at = 0; at < ROWS; at += 1) rows.push(sheetRow(at + 2, rowOf('x', at)));
  return writeWorkbook({ sheets: [{ name: 'Клиенты', rows: rows.join('') }] });
};

const parquet = (): Buffer => {
  const rows = Array.from({ length: ROWS }, (_, at) => rowOf('p', at));
  const columnData = HEADER.map((name, column) => ({
    name,
    data: rows.map((row) => row[column] ?? ''),
    type: column === 4 || column === 5 ? ('DOUBLE' as const) : ('STRING' as const),
  }));
  return Buffer.from(parquetWriteBuffer({ columnData }));
};

const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await server.call(method, path, body);
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return answer.body as T;
};

async function take(file: Buffer): Promise<{ view: ImportView; preview: ImportPreview; memory: number }> {
  const { id } = await call<ImportView>('POST', '/api/v1/imports', { kind: 'customers', file: 'large' });
  const sent = await fetch(`${server.url}/api/v1/imports/${id}/file?dryRun=true`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${server.credentials.apiToken}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(file),
  });
  expect(sent.status).toBe(200);
  const began = process.memoryUsage().rss;
  let memory = 0;
  const preview = await call<ImportPreview>('POST', `/api/v1/imports/${id}/preview`, {});
  await call('POST', `/api/v1/imports/${id}/run`, {});
  for (;;) {
    const view = await call<ImportView>('GET', `/api/v1/imports/${id}`);
    memory = Math.max(memory, process.memoryUsage().rss - began);
    if (view.state !== 'running') return { view, preview, memory };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test.each([
  ['xlsx', workbook],
  ['parquet', parquet],
] as const)(
  '100,000 rows of %s are looked at and taken, and the file is never held whole',
  async (format, make) => {
    const { view, preview, memory } = await take(make());
    expect(preview).toMatchObject({ format, trial: { rows: 1_000, more: true, newCustomers: 1_000 } });
    expect(view).toMatchObject({ state: 'done', rows: ROWS, accepted: ROWS, rejected: 0, merged: 0 });
    expect(memory).toBeLessThan(MOST_BYTES);
    const took = (Date.parse(view.finishedAt ?? '') - Date.parse(view.at)) / 1_000;
    process.stderr.write(
      `${format}: ${view.rows} rows in ${took} s with ${Math.round(memory / 1e6)} MB more\n`,
    );
  },
);
