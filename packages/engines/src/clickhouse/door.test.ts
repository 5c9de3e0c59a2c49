import { type ClickHouseClient, createClient } from '@clickhouse/client';
import fc from 'fast-check';
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

const nasty = [
  '',
  'a\tb',
  'a\nb',
  'a\r\nb',
  "it's",
  'back\\slash',
  '\\n',
  "\\'",
  'Ёлка',
  '🌼👩‍👩‍👧',
  '"quoted"',
  '\\N',
  '{a:String}',
  '; drop table t',
  '%20&x=1',
  '\u0001',
];

test('parameters arrive as they were given, alone and in arrays', async () => {
  const found = await rows<{ one: string; all: string[] }>(
    'select {one:String} as one, {all:Array(String)} as all',
    {
      query_params: { one: nasty.join('|'), all: nasty },
    },
  );
  expect(found).toEqual([{ one: nasty.join('|'), all: nasty }]);
});

test('any text survives as a parameter and as an inserted row', async () => {
  await client.command({
    query: 'create table texts (id UInt32, text String, list Array(String)) engine = MergeTree order by id',
  });
  let id = 0;
  // ClickHouse strings are bytes; lone surrogates have none, and a zero ends a parameter of the client.
  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '').toWellFormed());
  await fc.assert(
    fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (one, list) => {
      id += 1;
      await client.insert({ table: 'texts', values: [{ id, text: one, list }], format: 'JSONEachRow' });
      const found = await rows(
        'select text = {one:String} and list = {list:Array(String)} as same, {one:String} as one, list from texts where id = {id:UInt32}',
        { query_params: { one, list, id } },
      );
      expect(found).toEqual([{ same: true, one, list }].map((row) => ({ ...row, same: 1 })));
    }),
    { numRuns: 60 },
  );
});

test('parameters of all the types we use', async () => {
  const found = await rows(
    `select {n:Nullable(String)} as n, {u:UUID} as u, {t:DateTime64(3)} as t, {d:Date} as d, {f:Float64} as f,
       {b:Bool} as b, {big:UInt64} as big, {m:Map(String, String)} as m, {ids:Array(UInt64)} as ids,
       count() as c from {database:Identifier}.{table:Identifier}`,
    {
      query_params: {
        n: null,
        u: '5f0c7a37-0c47-4b0a-9a3f-2b4c1b6f3a10',
        t: new Date('2026-11-22T01:02:03.456Z'),
        d: '2026-11-22',
        f: 0.1,
        b: true,
        big: 18446744073709551615n,
        m: { "k'ey": 'a\tb' },
        ids: [1, 2],
        database: 'system',
        table: 'one',
      },
    },
  );
  expect(found).toEqual(
    [
      {
        n: null,
        u: '5f0c7a37-0c47-4b0a-9a3f-2b4c1b6f3a10',
        t: '2026-11-22 01:02:03.456',
        d: '2026-11-22',
        f: 0.1,
        b: true,
        big: '18446744073709551615',
        m: { "k'ey": 'a\tb' },
        ids: ['1', '2'],
        c: '1',
      },
    ].map((row) => ({ ...row, big: expect.anything(), ids: expect.anything(), c: expect.anything() })),
  );
});

test('parameters too long for an address come in the body', async () => {
  const long = 'я'.repeat(100_000);
  const found = await rows('select length({long:String}) as n, {other:String} as other', {
    query_params: { long, other: 'a\r\nb' },
    use_multipart_params: true,
  });
  expect(found).toEqual([{ n: 200_000, other: 'a\r\nb' }].map((row) => ({ ...row, n: expect.anything() })));
  expect(
    await rows<{ n: number }>('select length({long:String}) as n', { query_params: { long } }),
  ).toHaveLength(1);
});

test('queries side by side do not see each other’s parameters or settings', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      rows<{ i: number; block: string }>(
        `select {i:UInt32} as i, getSetting('max_block_size')::String as block`,
        {
          query_params: { i },
          clickhouse_settings: { max_block_size: String(1000 + i) },
        },
      ),
    ),
  );
  expect(answers.flat()).toEqual(Array.from({ length: 100 }, (_, i) => ({ i, block: String(1000 + i) })));
  await expect(rows('select {i:UInt32}')).rejects.toMatchObject({
    code: '456',
    type: 'UNKNOWN_QUERY_PARAMETER',
  });
});

test.each([
  ['select * from nowhere', '60', 'UNKNOWN_TABLE'],
  ['select nothing from system.one', '47', 'UNKNOWN_IDENTIFIER'],
  ['selec 1', '62', 'SYNTAX_ERROR'],
  ['select 1; select 2', '62', 'SYNTAX_ERROR'],
  ['select throwIf(number = 3) from numbers(10)', '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
  [`select toUInt8('x')`, '6', 'CANNOT_PARSE_TEXT'],
  [`select * from file('/etc/passwd', LineAsString)`, '497', 'ACCESS_DENIED'],
])('%s is refused with code %s', async (query, code, type) => {
  await expect(rows(query)).rejects.toMatchObject({ code, type });
});

test('unknown settings and databases are refused in the engine’s words', async () => {
  await expect(rows('select 1', { clickhouse_settings: { no_such_setting: 1 } })).rejects.toMatchObject({
    code: '115',
  });
  const elsewhere = quietClient(server.clickhouseUrl.replace(/romashka$/, 'nowhere'));
  await expect(elsewhere.query({ query: 'select 1' })).rejects.toMatchObject({ code: '81' });
  await elsewhere.close();
});

test('a wrong password is refused and ping needs none', async () => {
  const wrong = quietClient(server.clickhouseUrl.replace(':secret@', ':wrong@'));
  await expect(wrong.query({ query: 'select 1' })).rejects.toMatchObject({
    code: '516',
    type: 'AUTHENTICATION_FAILED',
  });
  expect(await wrong.ping()).toEqual({ success: true });
  await wrong.close();
});

test('a repeated deduplication token inserts nothing', async () => {
  await client.command({
    query: `create table once (id UInt32) engine = MergeTree order by id settings non_replicated_deduplication_window = 10000`,
  });
  const insert = (token: string): Promise<unknown> =>
    client.insert({
      table: 'once',
      values: [{ id: 1 }, { id: 2 }],
      format: 'JSONEachRow',
      clickhouse_settings: { insert_deduplication_token: token },
    });
  await insert('first');
  await insert('first');
  expect(await rows('select count()::UInt32 as n from once')).toEqual([{ n: 2 }]);
  await insert('second');
  expect(await rows('select count()::UInt32 as n from once')).toEqual([{ n: 4 }]);
  const inStatement = `insert into once settings insert_deduplication_token = 'third' format JSONEachRow\n{"id": 3}`;
  await client.command({ query: inStatement });
  await client.command({ query: inStatement });
  expect(await rows('select count()::UInt32 as n from once')).toEqual([{ n: 5 }]);
});

test('an insert reports its rows, and a row that does not fit refuses the whole', async () => {
  await client.command({ query: 'create table numbered (id UInt32) engine = MergeTree order by id' });
  const { summary } = await client.insert({
    table: 'numbered',
    values: [{ id: 1 }, { id: 2 }],
    format: 'JSONEachRow',
  });
  expect(summary).toMatchObject({ written_rows: '2' });
  const bad = client.insert({
    table: 'numbered',
    values: [{ id: 3 }, { id: 'four' }],
    format: 'JSONEachRow',
  });
  await expect(bad).rejects.toMatchObject({ code: '27' });
  expect(await rows('select id from numbered order by id')).toEqual([{ id: 1 }, { id: 2 }]);
});

test.each(['gzip', 'zstd', 'br'] as const)('compression by %s works both ways', async (codec) => {
  const compressing = createClient({
    url: server.clickhouseUrl,
    compression: { request: { codec }, response: { codec } },
  });
  await compressing.command({
    query: `create table packed_${codec} (text String) engine = MergeTree order by text`,
  });
  await compressing.insert({
    table: `packed_${codec}`,
    values: [['ромашка'.repeat(1000)]],
    format: 'JSONCompactEachRow',
  });
  const answer = await compressing.query({
    query: `select text from packed_${codec}`,
    format: 'JSONEachRow',
  });
  expect(answer.response_headers['content-encoding']).toBe(codec);
  expect(await answer.json()).toEqual([{ text: 'ромашка'.repeat(1000) }]);
  await compressing.close();
});

test('every format that answers in pieces answers whole', async () => {
  for (const format of [
    'JSONEachRow',
    'JSONCompactEachRow',
    'CSV',
    'TabSeparated',
    'JSON',
    'CSVWithNames',
    'JSONCompact',
  ] as const) {
    const answer = await client.query({ query: 'select number from numbers(200000)', format });
    expect(answer.response_headers['x-clickhouse-format']).toBe(format);
    const text = await answer.text();
    const numbers =
      format.startsWith('JSON') && !format.includes('EachRow')
        ? (JSON.parse(text) as { rows: number }).rows
        : text.trim().split('\n').length;
    expect([format, numbers]).toEqual([format, format === 'CSVWithNames' ? 200_001 : 200_000]);
  }
});

test('erasure, dictionaries, JSON and backups work', async () => {
  await client.command({
    query:
      'create table links (id UInt64, person UInt64, v UInt64) engine = ReplacingMergeTree(v) order by id',
  });
  await client.insert({
    table: 'links',
    values: [
      { id: 1, person: 10, v: 1 },
      { id: 2, person: 20, v: 1 },
    ],
    format: 'JSONEachRow',
  });
  await client.command({
    query: `create dictionary link (id UInt64, person UInt64) primary key id
      source(clickhouse(query 'select id, person from romashka.links final')) layout(hashed()) lifetime(0)`,
  });
  const person = `select dictGet('link', 'person', toUInt64(1))::UInt32 as person`;
  expect(await rows(person)).toEqual([{ person: 10 }]);
  await client.insert({ table: 'links', values: [{ id: 1, person: 30, v: 2 }], format: 'JSONEachRow' });
  await client.command({ query: 'system reload dictionary link' });
  expect(await rows(person)).toEqual([{ person: 30 }]);
  await client.command({ query: `backup table links to File('before')` });
  await client.command({ query: 'alter table links delete where id = 2' });
  await client.command({ query: 'delete from links where id = 1' });
  expect(await rows('select * from links')).toEqual([]);
  await client.command({ query: `restore table links as restored from File('before')` });
  expect(
    await rows('select id::UInt32 as id, person::UInt32 as person from restored final order by id'),
  ).toEqual([
    { id: 1, person: 30 },
    { id: 2, person: 20 },
  ]);
  expect(await rows(`select '{"a": {"b": 1}, "c": ["x"]}'::JSON as j`)).toEqual([
    { j: { a: { b: expect.anything() }, c: ['x'] } },
  ]);
});
