import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import {
  COLLECTIONS,
  csvFiles,
  dealt,
  hasCollections,
  hostileJson,
  hostileMessages,
  hostileStrings,
} from './support/corpus.ts';
import { basic, DOOR_PATHS } from './support/door.ts';
import { expectHealthy, hostileRun } from './support/hostile-run.ts';
import { ask, fillPlot, newImport, type Plot } from './support/objects.ts';
import { OWN_BODIES } from './support/own-corpus.ts';
import { asToken } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { ALL_ROUTES, callOf } from './support/route-calls.ts';
import { type Call, send } from './support/send.ts';

/** S1, bodies. What parsers disagree about, into every route that takes a body, in every wrapping. */
const own = OWN_BODIES.map(({ name, raw }) => ({ name, bytes: Buffer.from(raw) }));
const others = [
  ...hostileMessages().map(({ name, raw }) => ({ name, bytes: Buffer.from(raw) })),
  ...hostileJson(),
];
const bodies = [...own, ...others];
/** The own bodies, and a place's share of the collections. */
const share = (place: number): typeof bodies => [...own, ...dealt(others, place)];
let server: TestServer;
let plot: Plot;
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  const { apiToken, writeKey } = server.credentials;
  plot = { server, apiToken, writeKey, mark: 'bodies' };
  await fillPlot(plot);
  await ask(plot, 'PATCH', '/api/v1/workspace', { eventLimit: 1_000_000 });
});
afterAll(() => server?.stop());

const changing = ALL_ROUTES.filter(({ method, id }) => method !== 'GET' && id !== 'imports.upload');
test.each(changing)('$id takes any bytes as its body', async (route) => {
  const run = hostileRun(server);
  const { body: _, ...call } = await callOf(route, plot);
  // Without a schema the body is not read: what would happen once must not happen hundreds of times.
  const some = route.body === undefined ? own : share(ALL_ROUTES.indexOf(route));
  await run.sendAll(some.map(({ bytes }) => ({ ...call, raw: bytes })));
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/xml',
    '; ;',
    'x',
  ];
  await run.sendAll(types.map((type) => ({ ...call, raw: '{}', headers: { 'content-type': type } })));
  await run.finish(some.length + types.length);
});

test.each(['sign-in/email', 'sign-out', 'reset-password', 'change-password', 'get-session'])(
  'the sign-in route %s takes any bytes',
  async (path) => {
    const run = hostileRun(server);
    const calls = bodies.map(
      ({ bytes }, index): Call => ({
        method: 'POST',
        path: `/api/auth/${path}`,
        raw: bytes,
        headers: { origin: server.url, 'x-forwarded-for': `198.19.${index >> 8}.${index & 255}` },
      }),
    );
    await run.sendAll(calls, {});
    await run.finish(bodies.length);
  },
);

/** Ways in which a body may be wrapped; each is given what the header says and what comes. */
const WRAPPINGS: readonly { name: string; encoding: string | null; wrap: (bytes: Buffer) => Buffer }[] = [
  { name: 'plain', encoding: null, wrap: (bytes) => bytes },
  { name: 'gzip', encoding: 'gzip', wrap: (bytes) => gzipSync(bytes) },
  { name: 'gzip that nobody named', encoding: null, wrap: (bytes) => gzipSync(bytes) },
  { name: 'gzip in name only', encoding: 'gzip', wrap: (bytes) => bytes },
  { name: 'gzip cut short', encoding: 'gzip', wrap: (bytes) => gzipSync(bytes).subarray(0, -9) },
  { name: 'gzip with a wrong sum', encoding: 'gzip', wrap: (bytes) => wrongSum(gzipSync(bytes)) },
  { name: 'gzip in gzip', encoding: 'gzip, gzip', wrap: (bytes) => gzipSync(gzipSync(bytes)) },
  { name: 'an encoding that is none', encoding: 'zip64', wrap: (bytes) => bytes },
];
function wrongSum(zipped: Buffer): Buffer {
  const place = zipped.length - 6;
  zipped[place] = (zipped[place] ?? 0) ^ 0xff;
  return zipped;
}

test.each(WRAPPINGS)('the door takes any bytes: $name', async ({ encoding, wrap }) => {
  const run = hostileRun(server);
  const main = ['/v1/track', '/v1/identify', '/v1/batch', '/v1/t', '/v1/b'];
  const place = WRAPPINGS.findIndex((one) => one.wrap === wrap);
  // As they are and zipped they all go in; in the wrappings that lie a share of them does.
  const some = place < 2 ? bodies : share(place);
  const everywhere = (place < 2 ? own : []).flatMap(({ bytes }) =>
    DOOR_PATHS.map((path) => ({ path, bytes })),
  );
  const calls = [...everywhere, ...some.flatMap(({ bytes }) => main.map((path) => ({ path, bytes })))];
  await run.sendAll(
    calls.map(({ path, bytes }) => ({ method: 'POST', path, raw: wrap(bytes) })),
    {
      authorization: basic(plot.writeKey),
      'content-type': 'text/plain',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  );
  await run.finish(some.length * main.length);
});

test('a length that lies hangs nobody', async () => {
  const body = gzipSync('{"batch":[{"type":"track","event":"Lied","userId":"liar"}]}');
  const head = (length: string): string =>
    [
      'POST /v1/batch HTTP/1.1',
      'host: localhost',
      `authorization: ${basic(plot.writeKey)}`,
      'content-encoding: gzip',
      `content-length: ${length}`,
      '',
      '',
    ].join('\r\n');
  const lies = [
    ...[body.length + 100, body.length - 5, 0, 1, 999_999_999, -1].map(String),
    ...['99999999999999999999', '1e3', '0x10', 'NaN', '', '+5', `${body.length}, ${body.length}`],
  ];
  for (const length of lies) {
    const answer = await rawRequest(server.url, Buffer.concat([Buffer.from(head(length)), body]));
    expect(answer, length).toMatch(/^(?:HTTP\/1\.1 [24]\d\d |$)/);
  }
  const smuggled = head('5').replace('content-encoding: gzip', 'transfer-encoding: chunked');
  expect(await rawRequest(server.url, `${smuggled}0\r\n\r\nGET /api/v1/me HTTP/1.1\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 400 /,
  );
  const torn = head('10').replace(/content-length.*/, 'transfer-encoding: chunked');
  for (const chunks of ['zz\r\n', '5\r\n{"a', 'ffffffffffffffff\r\n', '5\r\nabcdeXX0\r\n\r\n'])
    expect(await rawRequest(server.url, `${torn}${chunks}`), chunks).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
  await expectHealthy(server);
});

test('requests that are no HTTP hang nobody', async () => {
  const torn = [
    '\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET http://evil.example/api/v1/me HTTP/1.1\r\nhost: evil.example\r\n\r\n',
    `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: x\r\n${'x-a: b\r\n'.repeat(4_000)}\r\n`,
    'GET / HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'POST /v1/track HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n{}',
    'CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n',
    'TRACE / HTTP/1.1\r\nhost: x\r\n\r\n',
    'GET /\u0000 HTTP/1.1\r\nhost: x\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  ];
  for (const bytes of torn) {
    const answer = await rawRequest(server.url, bytes);
    expect(answer, bytes.slice(0, 60)).toMatch(/^(?:HTTP\/1\.1 (?:[234]\d\d|100|503) |$)/);
  }
  await expectHealthy(server);
});

test('a file of an import may hold anything', async () => {
  const cells = hostileStrings().map((value) => `"${value.toWellFormed().replaceAll('"', '""')}"`);
  const table = `user_id,name,email\n${cells.map((cell, line) => `u${line},${cell},${cell}`).join('\n')}\n`;
  const ids = `user_id,name\n${cells.map((cell) => `${cell},x`).join('\n')}\n`;
  const files: readonly (string | Buffer)[] = [
    table,
    ids,
    gzipSync(table),
    gzipSync(table).subarray(0, 200),
    Buffer.concat(bodies.map(({ bytes }) => Buffer.concat([bytes, Buffer.from('\n')]))),
    Buffer.from(table, 'utf16le'),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00]),
    '',
    '\ufeff',
    '\n\n\n',
    'a;b,c\td\n"',
    `user_id,${'"x'.repeat(1_000)}`,
    `user_id${',c'.repeat(5_000)}\nu\n`,
    `user_id,name\nu,${'x'.repeat(300_000)}\n`,
    ...csvFiles().map(({ bytes }) => bytes),
  ];
  for (const file of files) {
    const path = `/api/v1/imports/${await newImport(plot)}/file`;
    const answer = await send(
      server.url,
      { method: 'PUT', path, raw: file, headers: { 'content-type': 'text/csv' } },
      asToken(plot.apiToken),
    );
    expect(answer.status, `${file.toString('utf8').slice(0, 80)} ${answer.text.slice(0, 300)}`).toBeLessThan(
      500,
    );
  }
  await ask(plot, 'GET', '/api/v1/imports?limit=100');
  await ask(plot, 'GET', '/api/v1/customers?limit=500');
  await expectHealthy(server);
});

test.skipIf(!hasCollections)(COLLECTIONS, () => {
  expect(hostileJson().length).toBeGreaterThan(300);
  expect(csvFiles().length).toBeGreaterThan(10);
});
