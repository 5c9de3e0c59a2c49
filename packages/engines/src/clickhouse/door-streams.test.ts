import { request } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietClient, removeDataDir, temporaryDataDir } from '../testing/test-engines.ts';
import { type ClickhouseServer, startClickhouse } from './clickhouse-server.ts';

let dataDir: string;
let server: ClickhouseServer;
let client: ClickHouseClient;

beforeAll(async () => {
  dataDir = await temporaryDataDir();
  server = await startClickhouse(dataDir, { user: 'romashka', password: 'secret' }, () => undefined);
  client = quietClient(server.clickhouseUrl);
});

afterAll(async () => {
  await client.close();
  await server.stop();
  await removeDataDir(dataDir);
});

async function rows<T>(query: string, options: object = {}): Promise<T[]> {
  const answer = await client.query({ query, format: 'JSONEachRow', ...options });
  return answer.json<T>();
}

test('rows come while the query still runs, and a fault half-way is no complete answer', async () => {
  const answer = await client.query({
    query: 'select number, throwIf(number = 3000000) from numbers(10000000) settings max_block_size = 10000',
    format: 'JSONEachRow',
  });
  let seen = 0;
  const reading = (async () => {
    for await (const part of answer.stream()) {
      seen += part.length;
    }
  })();
  await expect(reading).rejects.toThrow();
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThanOrEqual(3_000_000);
});

test('a query whose client has gone is stopped', async () => {
  const gone = new AbortController();
  const query = 'select sum(sipHash64(number)) from numbers(20000000000)';
  const asked = client.query({ query, abort_signal: gone.signal });
  await sleep(200);
  gone.abort();
  await expect(asked).rejects.toThrow();
  await expect
    .poll(() =>
      rows(
        `select query from system.processes where query like '%sipHash64%' and query not like '%processes%'`,
      ),
    )
    .toEqual([]);
});

test('streams that are given up at any moment leave the engine sound', async () => {
  const pid = server.pid();
  await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      const gone = new AbortController();
      const reading = (async () => {
        const query = 'select number, sipHash64(number) as h from numbers(100000000)';
        const answer = await client.query({ query, format: 'JSONEachRow', abort_signal: gone.signal });
        for await (const _part of answer.stream()) {
          if (i % 2 === 0) {
            answer.close();
            break;
          }
        }
      })().catch(() => undefined);
      await sleep(i * 10);
      gone.abort();
      await reading;
    }),
  );
  expect(await rows('select 1 as one')).toEqual([{ one: 1 }]);
  expect(server.pid()).toBe(pid);
  await expect
    .poll(() =>
      rows(
        `select query from system.processes where query like '%sipHash64%' and query not like '%processes%'`,
      ),
    )
    .toEqual([]);
});

test('an insert that breaks off inserts nothing', async () => {
  await client.command({ query: 'create table broken (id UInt32) engine = MergeTree order by id' });
  const url = new URL(server.clickhouseUrl);
  const sending = request({
    host: url.hostname,
    port: url.port,
    method: 'POST',
    auth: `${url.username}:${url.password}`,
    path: `/?database=romashka&query=${encodeURIComponent('insert into broken format JSONEachRow')}`,
  });
  sending.on('error', () => undefined);
  sending.write('{"id": 1}\n{"id": 2}\n');
  await sleep(100);
  sending.destroy();
  await sleep(100);
  expect(await rows('select * from broken')).toEqual([]);
});

test('rows can be streamed in, and a long query does not stall the door', async () => {
  await client.command({
    query: 'create table streamed (id UInt32, text String) engine = MergeTree order by id',
  });
  const slow = rows('select sum(sipHash64(number)) as s from numbers(50000000) settings max_threads = 1');
  let id = 0;
  const source = Readable.from(
    (function* make() {
      for (; id < 20_000; id += 1) {
        yield { id, text: `text ${id}` };
      }
    })(),
  );
  await client.insert({ table: 'streamed', values: source, format: 'JSONEachRow' });
  const began = performance.now();
  await client.ping();
  expect(performance.now() - began).toBeLessThan(500);
  expect(await rows('select count()::UInt32 as n, max(id) as m from streamed')).toEqual([
    { n: 20_000, m: 19_999 },
  ]);
  expect(await slow).toHaveLength(1);
});
