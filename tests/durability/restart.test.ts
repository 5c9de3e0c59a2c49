import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import {
  newDataDir,
  type Product,
  processesOf,
  removeDataDir,
  startProduct,
  stopProduct,
} from '../product.ts';
import { chanceOf } from './random.ts';
import { strike } from './strike.ts';

const running: Product[] = [];

afterEach(async () => {
  for (const product of running.splice(0)) {
    if (product.child.exitCode === null) await stopProduct(product, 'SIGKILL');
    for (const pid of processesOf(product.dataDir)) process.kill(pid, 'SIGKILL');
    removeDataDir(product.dataDir);
  }
});

async function start(dataDir: string): Promise<Product> {
  const product = await startProduct({ ROMASHKA_DATA: dataDir });
  running.splice(0, running.length, product);
  return product;
}

async function post(product: Product, batch: readonly object[]): Promise<number> {
  const { writeKey } = product.credentials();
  const answer = await fetch(`${product.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey, batch }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** How many events the API counts, once it is as many as wanted and nothing more has come for a second. */
async function counted(product: Product, atLeast: number): Promise<number> {
  const { apiToken } = product.credentials();
  const until = Date.now() + 10_000;
  let settled = 0;
  for (;;) {
    const answer = await fetch(`${product.url}/api/v1/metrics/count`, {
      headers: { authorization: `Bearer ${apiToken}` },
    });
    const { n } = (await answer.json()) as { n: number };
    if (n > atLeast || Date.now() > until) return n;
    // A doubled event would come with the shipment that is waited for, or in the one after it.
    if (n === atLeast && settled > 20) return n;
    if (n === atLeast) settled += 1;
    await sleep(50);
  }
}

const batches = Array.from({ length: 10 }, (_, b) =>
  Array.from({ length: 20 }, (__, n) => ({
    type: 'track',
    event: 'Seen',
    userId: `u${n}`,
    messageId: `m${b}-${n}`,
  })),
);

test('batches that were stored are not stored again by a server that was stopped, or killed, and started', async () => {
  const first = await start(newDataDir());
  for (const batch of batches) expect(await post(first, batch)).toBe(200);
  await stopProduct(first);
  const second = await start(first.dataDir);
  for (const batch of batches) expect(await post(second, batch)).toBe(200);
  await stopProduct(second, 'SIGKILL');
  const third = await start(first.dataDir);
  for (const batch of batches) expect(await post(third, batch)).toBe(200);
  expect(await post(third, [{ type: 'track', event: 'Seen', userId: 'u1', messageId: 'last' }])).toBe(200);
  expect(await counted(third, 201)).toBe(201);
});

test('a start after everything was killed is not stopped by locks whose pid lives on', async ({ skip }) => {
  if (!existsSync('/proc/self/stat')) skip('processes are found by /proc, which is not here');
  const first = await start(newDataDir());
  for (const batch of batches) expect(await post(first, batch)).toBe(200);
  expect(strike(first, 'everything', chanceOf(1))).toBe(true);
  await first.ended;
  // What is left when another process has got the pid since, as after a start of the machine.
  const locks = [
    join(first.dataDir, 'postgres', 'postmaster.pid'),
    ...readdirSync(tmpdir())
      .filter((name) => name.startsWith('romashka-'))
      .map((name) => join(tmpdir(), name, '.s.PGSQL.5432.lock')),
  ].filter(
    (path) => existsSync(path) && readFileSync(path, 'utf8').includes(join(first.dataDir, 'postgres')),
  );
  expect(locks).toHaveLength(2);
  for (const path of locks)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)));
  const second = await start(first.dataDir);
  expect(await counted(second, 200)).toBe(200);
});
