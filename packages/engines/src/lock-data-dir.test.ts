import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from './lock-data-dir.ts';
import { processStarted } from './process/process-identity.ts';
import { removeDataDir, temporaryDataDir } from './testing/test-engines.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await temporaryDataDir();
});

afterEach(async () => {
  await removeDataDir(dataDir);
});

function writeLock(holder: object): Promise<void> {
  return writeFile(join(dataDir, 'server.lock'), JSON.stringify(holder));
}

test('a second holder is refused and told who holds the folder', async () => {
  const lock = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE', pid: process.pid });
  await lock.release();
  const again = await lockDataDir(dataDir);
  await again.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test('the lock of another living process is respected and that of a dead one is not', async () => {
  const other = spawn('sleep', ['60']);
  const pid = other.pid ?? 0;
  await writeLock({ pid, started: await processStarted(pid), host: hostname() });
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE', pid });
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = await lockDataDir(dataDir);
  await lock.release();
});

test('the lock of a process whose pid was given to another one is taken over', async () => {
  const other = spawn('sleep', ['60']);
  await writeLock({ pid: other.pid, started: 'some other time', host: hostname() });
  const lock = await lockDataDir(dataDir);
  await lock.release();
  other.kill('SIGKILL');
});

test('a holder on another host counts as long as it shows signs of life', async () => {
  await writeLock({ pid: 7, started: '1', host: 'another-container' });
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE', pid: 7 });
  const past = new Date(Date.now() - 60_000);
  await utimes(join(dataDir, 'server.lock'), past, past);
  const lock = await lockDataDir(dataDir);
  await lock.release();
});

test('of many that find a stale lock at once, one gets it', async () => {
  await writeLock({ pid: 999_999_999, started: '1', host: hostname() });
  const script = `
    const { lockDataDir } = await import(${JSON.stringify(new URL('./lock-data-dir.ts', import.meta.url).href)});
    await lockDataDir(${JSON.stringify(dataDir)}).then(() => process.stdout.write('got'), (e) => process.stdout.write(e.code));
    setInterval(() => undefined, 1000);`;
  const racers = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script]),
  );
  const outcomes = await Promise.all(
    racers.map(async (racer) => String(((await once(racer.stdout, 'data')) as [Buffer])[0])),
  );
  for (const racer of racers) {
    racer.kill('SIGKILL');
  }
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'DATA_DIR_IN_USE'), 'got']);
});
