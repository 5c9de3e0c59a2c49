import { expect, test } from 'vitest';
import { readStatement } from './statement.ts';

test.each([
  ['select 1', 'rows', undefined],
  ['(select 1) union all (select 2) format JSON', 'rows', 'JSON'],
  ['/* c */ -- d\n SELECT 1 FORMAT CSV SETTINGS max_threads = 1', 'rows', 'CSV'],
  ['with x as (select 1) select * from x format JSONEachRow;', 'rows', 'JSONEachRow'],
  [`select 'format JSON' as format from t`, 'rows', undefined],
  ['insert into t (a, b) format JSONEachRow', 'insert', 'JSONEachRow'],
  [
    `insert into t settings insert_deduplication_token = 'a; b' FORMAT JSONEachRow\n{"a": "; (' drop"}`,
    'insert',
    'JSONEachRow',
  ],
  [`insert into t values (1, 'a;b'); this is data`, 'insert', 'Values'],
  ['insert into t select * from u', 'command', undefined],
  ['insert into t settings x = 1 with y as (select 1) select * from y', 'command', undefined],
  ['create table t (a Int8) engine = MergeTree order by a', 'command', undefined],
  ['', 'command', undefined],
])('%s is of kind %s with format %s', (sql, kind, format) => {
  expect(readStatement(sql)).toMatchObject({ kind, format, several: false, outside: undefined });
});

test.each([
  ['select 1; select 2', true],
  ['select 1;', false],
  [`select ';' ; -- nothing more`, false],
  ['select 1; /* x */ ; ', true],
  ['insert into t select 1; drop table t', true],
  ['select `a;b`, "c;d", $tag$;$tag$', false],
])('%s holds several statements: %s', (sql, several) => {
  expect(readStatement(sql).several).toBe(several);
});

test.each([
  ['select a, count() from t group by a', true],
  ['select (select max(a) from t) as m from t', false],
  ['with (select 1) as s select s', false],
  [`select dictGet('d', 'p', toUInt64(1))`, false],
])('%s computes nothing before its first row: %s', (sql, flat) => {
  expect(readStatement(sql).flat).toBe(flat);
});

test.each([
  [`select * from url('http://x', CSV)`, 'url'],
  [`select * from URL /* here */ ('http://x')`, 'url'],
  ["select * from `file`('/etc/passwd')", '`file`'],
  [`select file('/etc/passwd')`, 'file'],
  [`insert into function s3('x') select 1`, 's3'],
  [`create table t (a Int8) engine = MySQL('h', 'd', 't', 'u', 'p')`, 'mysql'],
  [`create dictionary d (a Int8) primary key a source(http(url 'http://x' format 'TSV'))`, 'http'],
  [`select 1 into outfile '/tmp/x'`, 'outfile'],
  [`select * from '/etc/passwd'`, `'/etc/passwd'`],
  [`backup table t to S3('x')`, 's3'],
])('%s would leave the engine', (sql, outside) => {
  expect(readStatement(sql).outside).toBe(outside);
});

test.each([
  'select url, file from t where url in (1)',
  `select domain(url), 'url(x)' from t -- file('x')`,
  `backup database romashka to File('x')`,
  `restore database romashka from File('x')`,
  `create dictionary d (a Int8) primary key a source(clickhouse(table 't')) layout(flat()) lifetime(0)`,
])('%s stays inside', (sql) => {
  expect(readStatement(sql).outside).toBeUndefined();
});
