import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import {
  newDataDir,
  type Product,
  processesOf,
  removeDataDir,
  spawnProduct,
  startProduct,
  stopProduct,
} from '../product.ts';

const folders: string[] = [];
const running: Product[] = [];
const folder = (): string => {
  const made = newDataDir();
  folders.push(made);
  return made;
};
const start = async (settings: Record<string, string> = {}): Promise<Product> => {
  const product = await startProduct({ ROMASHKA_DATA: folder(), ...settings });
  running.push(product);
  return product;
};

afterEach(async () => {
  for (const product of running.splice(0))
    if (product.child.exitCode === null) await stopProduct(product, 'SIGKILL');
  for (const made of folders.splice(0)) {
    for (const pid of processesOf(made)) process.kill(pid, 'SIGKILL');
    removeDataDir(made);
  }
});

const hasProc = existsSync('/proc/self/cmdline');

test('the first start prints address, sign-in and write key and keeps them for the owner alone', async () => {
  const product = await start();
  const { url, email, password, writeKey, apiToken } = product.credentials();
  expect(url).toBe(product.url);
  for (const said of [url, email, password, writeKey]) expect(product.printed()).toContain(said);
  expect(product.printed()).not.toContain(apiToken);
  expect(statSync(join(product.dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
  for (const secret of [password, writeKey, apiToken]) expect(secret.length).toBeGreaterThanOrEqual(20);
  const health = await (await fetch(`${url}/readyz`)).json();
  expect(health).toEqual({ status: 'ready', postgres: 'ok', clickhouse: 'ok', migrations: 'done' });
  const api = await (await fetch(`${url}/openapi.json`)).json();
  expect(api.openapi).toMatch(/^3\.1/);
  expect(Object.keys(api.paths)).toEqual(
    expect.arrayContaining(['/v1/track', '/v1/batch', '/api/v1/customers', '/api/v1/metrics/{key}']),
  );
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('romashka_events_total');
  expect((await fetch(`${url}/docs/`)).status).toBe(200);
});

test('a stop drains, says so with code 0, leaves no process, and the next start has the same keys', async () => {
  const first = await start();
  const before = first.credentials();
  const stream = await fetch(`${first.url}/api/v1/live`, {
    headers: { authorization: `Bearer ${before.apiToken}` },
  });
  expect(stream.status).toBe(200);
  const began = Date.now();
  expect(await stopProduct(first)).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  if (hasProc) expect(processesOf(first.dataDir)).toEqual([]);
  const second = await start({ ROMASHKA_DATA: first.dataDir });
  expect({ ...second.credentials(), url: '' }).toEqual({ ...before, url: '' });
  expect(second.credentials().url).toBe(second.url);
  expect(second.printed()).not.toContain(before.password);
});

test('after kill -9 of the server the next start is not held up by its engines', async () => {
  const first = await start();
  const { writeKey, apiToken } = first.credentials();
  const sent = await fetch(`${first.url}/v1/track`, {
    method: 'POST',
    body: JSON.stringify({ writeKey, userId: 'u', event: 'Kept', messageId: 'kept-1' }),
  });
  expect(sent.status).toBe(200);
  await stopProduct(first, 'SIGKILL');
  const second = await start({ ROMASHKA_DATA: first.dataDir });
  const until = Date.now() + 20_000;
  let counted = 0;
  while (counted !== 1 && Date.now() < until) {
    const answer = await fetch(`${second.url}/api/v1/metrics/count?event=Kept`, {
      headers: { authorization: `Bearer ${apiToken}` },
    });
    counted = (await answer.json()).value ?? 0;
    await sleep(100);
  }
  expect(counted).toBe(1);
});

test('a second start on the same data folder says so and stops, and the first goes on', async () => {
  const first = await start();
  const second = await spawnProduct({ ROMASHKA_DATA: first.dataDir });
  running.push(second);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain(first.dataDir);
  expect(second.printed()).toContain(String(first.child.pid));
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
});

test('a port that is taken is said in a sentence', async () => {
  const first = await start();
  const second = await spawnProduct({ ROMASHKA_DATA: folder(), ROMASHKA_PORT: new URL(first.url).port });
  running.push(second);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toMatch(/port \d+ .*taken/i);
});

test.each([
  ['ROMASHKA_PORT', 'eighty', 'port number'],
  ['ROMASHKA_PORT', '70000', 'port number'],
  ['ROMASHKA_PUBLIC_URL', 'cx.example', 'address'],
  ['ROMASHKA_LOG_LEVEL', 'loud', 'info'],
  ['DATABASE_URL', 'mysql://x', 'postgres'],
  ['CLICKHOUSE_URL', 'tcp://x', 'http'],
  ['ROMASHKA_TRUST_PROXY', 'perhaps', 'true'],
])('a wrong %s stops the start with a sentence that names it', async (name, value, said) => {
  const product = await spawnProduct({ ROMASHKA_DATA: folder(), [name]: value });
  running.push(product);
  expect(await product.ended).toBe(1);
  expect(product.printed()).toContain(`${name} is "${value}"`);
  expect(product.printed()).toContain(said);
});
