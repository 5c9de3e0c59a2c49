import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../packages/server/src/config.ts';
import {
  freePort,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/start-test-server.ts';
import { isLoopback, type Listener, listenersOf } from './support/listening.ts';

/** S15. What a fresh start leaves open: one port, and no secret that anyone else could know. */
const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

describe('a fresh start for a whole network', () => {
  let child: ChildProcess;
  let folder: string;
  let port: number;
  let listeners: Listener[];
  let said = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'romashka-open-'));
    port = await freePort();
    child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        ROMASHKA_DATA: folder,
        ROMASHKA_PORT: String(port),
        ROMASHKA_HOST: '0.0.0.0',
        ROMASHKA_DEMO: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const out of [child.stdout, child.stderr])
      out?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const isReady = async (): Promise<boolean> => said.includes('is ready') && reach('127.0.0.1', port);
    for (const from = Date.now(); !(await isReady()); await sleep(200))
      if (Date.now() - from > 50_000) throw new Error(`the server did not start: ${said}`);
    listeners = process.platform === 'linux' && child.pid !== undefined ? await listenersOf(child.pid) : [];
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  test.skipIf(process.platform !== 'linux')('listens for others on the one port that it was given', () => {
    const open = listeners.filter((listener) => !isLoopback(listener));
    expect(open).toEqual([{ address: '0.0.0.0', port }]);
    expect(listeners.length, 'its engines listen too').toBeGreaterThan(1);
  });

  test('is reached from outside on that port only', async (context) => {
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (outside === undefined) return context.skip('this machine has no address but its own');
    expect(await reach(outside.address, port)).toBe(true);
    for (const inner of listeners.filter(isLoopback))
      expect(await reach(outside.address, inner.port), String(inner.port)).toBe(false);
  });

  test('keeps its secrets in files of its owner alone', async () => {
    const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
    for (const name of ['credentials.json', 'engines.json'])
      expect(await modeOf(join(folder, name)), name).toBe('600');
    const names = await readdir(folder);
    for (const name of names.filter((one) => one.endsWith('.log')))
      expect(await modeOf(join(folder, name)), name).toBe('600');
    expect(await modeOf(join(folder, 'postgres'))).toBe('700');
  });

  test('logs no secret', async () => {
    const { apiToken } = JSON.parse(await readFile(join(folder, 'credentials.json'), 'utf8')) as {
      apiToken: string;
    };
    const engines = await readFile(join(folder, 'engines.json'), 'utf8');
    const secrets = [...engines.matchAll(/"\w*[pP]assword":\s*"([^"]+)"/g)].map(([, secret]) => secret ?? '');
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'));
    const texts = [said, ...(await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8'))))];
    for (const text of texts) for (const secret of [apiToken, ...secrets]) expect(text).not.toContain(secret);
  });
});

const reach = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const done = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.on('connect', done(true)).on('error', done(false)).on('timeout', done(false));
  });

describe('two installations', () => {
  let one: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    [one, other] = await Promise.all([startTestServer(), startTestServer()]);
  });
  afterAll(() => Promise.all([one?.stop(), other?.stop()]));

  const secretsOf = async ({ services, credentials }: TestServer): Promise<string[]> => {
    const { databaseUrl, databaseOwnerUrl, clickhouseUrl } = services.engines;
    const passwords = [databaseUrl, databaseOwnerUrl, clickhouseUrl].map((url) => passwordOf(url));
    const client = new pg.Client({ connectionString: databaseOwnerUrl });
    await client.connect();
    const { rows } = await client.query<{ value: string }>('select value from auth.secret');
    await client.end();
    const { password, writeKey, apiToken } = credentials;
    return [...passwords, rows[0]?.value ?? '', password, writeKey, apiToken];
  };
  const passwordOf = (url: string): string => /:\/\/[^:]+:([^@]+)@/.exec(url)?.[1] ?? '';

  test('share no secret, and no secret is short', async () => {
    const [a, b] = await Promise.all([secretsOf(one), secretsOf(other)]);
    expect(a).toHaveLength(7);
    expect(new Set([...a, ...b]).size).toBe(14);
    for (const secret of [...a, ...b]) expect(secret.length, 'characters').toBeGreaterThanOrEqual(20);
  });

  test('the state engine refuses a wrong password, none, and a stranger', async () => {
    const { databaseUrl } = one.services.engines;
    const password = passwordOf(databaseUrl);
    const tries = [
      databaseUrl.replace(password, 'wrong'),
      databaseUrl.replace(password, passwordOf(other.services.engines.databaseUrl)),
      databaseUrl.replace(`:${password}@`, '@'),
      databaseUrl.replace('romashka_app', 'postgres'),
      databaseUrl.replace('romashka_app', 'romashka_owner'),
      databaseUrl.replace(`romashka_app:${password}`, 'postgres:postgres'),
    ];
    for (const connectionString of tries) {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
      await expect(client.connect()).rejects.toThrow(/password|authentication|SASL/);
      await client.end().catch(() => undefined);
    }
  });

  test('the facts engine refuses whoever has no password or another', async () => {
    const url = new URL(one.services.engines.clickhouseUrl);
    const user = url.username;
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    const strangers: readonly Record<string, string>[] = [
      {},
      basic(`${user}:`),
      basic(`${user}:wrong`),
      basic(`default:`),
      basic(`default:${url.password}`),
      basic(`${user}:${passwordOf(other.services.engines.clickhouseUrl)}`),
      { 'x-clickhouse-user': user, 'x-clickhouse-key': 'wrong' },
      { 'x-clickhouse-user': 'default' },
    ];
    const queries = [
      '/?query=SELECT%201',
      `/?query=SELECT%201&user=${user}&password=wrong`,
      '/?query=SELECT%201&user=default',
    ];
    for (const headers of strangers)
      for (const query of queries) {
        const answer = await fetch(`${url.origin}${query}`, { headers });
        expect([401, 403], `${query} ${JSON.stringify(headers)}`).toContain(answer.status);
        expect(await answer.text()).not.toMatch(/^1\s*$/);
      }
    const known = await fetch(`${url.origin}/?query=SELECT%201`, {
      headers: basic(`${user}:${url.password}`),
    });
    expect(await known.text()).toMatch(/^1\s*$/);
  });

  test('the facts engine reaches neither files nor other servers', async () => {
    const statements = [
      `SELECT * FROM file('/etc/passwd', 'LineAsString')`,
      `SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')`,
      `SELECT * FROM s3('http://127.0.0.1:1/x', 'LineAsString')`,
      `SELECT * FROM remote('127.0.0.1:1', 'system', 'one')`,
      `SELECT * FROM postgresql('127.0.0.1:1', 'x', 'x', 'x', 'x')`,
      `SELECT * FROM executable('id', 'LineAsString', 'x String')`,
      `SELECT 1 INTO OUTFILE '/tmp/romashka-out'`,
    ];
    for (const query of statements)
      await expect(
        one.services.facts.query({ query }).then((result) => result.text()),
        query,
      ).rejects.toThrow(/out of reach|ACCESS_DENIED|not allowed|Unknown table function|SYNTAX/i);
  });
});

describe('a secret that everybody knows', () => {
  const KNOWN = [
    'postgres',
    'password',
    'admin',
    'root',
    'secret',
    'changeme',
    'clickhouse',
    'default',
    'romashka',
    '123456',
  ];
  test.each(KNOWN)('stops the start: %s', (word) => {
    for (const settings of [
      { DATABASE_URL: `postgresql://owner:${word}@db.example:5432/romashka` },
      { CLICKHOUSE_URL: `http://romashka:${word.toUpperCase()}@facts.example:8123/romashka` },
    ]) {
      const [name = ''] = Object.keys(settings);
      expect(() => readConfig(settings)).toThrow(ConfigError);
      expect(() => readConfig(settings)).toThrow(name);
    }
  });

  test('others do not, and a wrong address is told without its password', () => {
    const secret = 'k3Jd-92hfLx0qPzWmRt7';
    const fine = readConfig({ DATABASE_URL: `postgresql://owner:${secret}@db.example/romashka` });
    expect(fine.databaseUrl).toContain(secret);
    const wrong = () => readConfig({ DATABASE_URL: `mysql://owner:${secret}@db.example/romashka` });
    expect(wrong).toThrow('DATABASE_URL');
    expect(wrong).not.toThrow(secret);
  });
});
