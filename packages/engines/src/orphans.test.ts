import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineSecrets } from './engine-secrets.ts';
import { chooseLauncher, launch } from './postgres/launcher.ts';
import { findPostgresBinaries } from './postgres/postgres-binaries.ts';
import { chooseListening } from './postgres/postgres-listening.ts';
import { startPostgres } from './postgres/postgres-server.ts';
import { postgresSettings } from './postgres/postgres-settings.ts';
import { withClient } from './postgres/prepare-database.ts';
import { sendSignal } from './process/end-process.ts';
import { isAlive } from './process/process-identity.ts';
import { waitUntil } from './process/wait-until.ts';
import {
  processesOf,
  quietClient,
  removeDataDir,
  startLogged,
  temporaryDataDir,
} from './testing/test-engines.ts';

let dataDir: string;

// One folder for all: a new database costs most of a second.
beforeAll(async () => {
  dataDir = await temporaryDataDir();
});

afterAll(async () => {
  await removeDataDir(dataDir);
});

/** A server of its own that starts engines, says so, and then waits to be killed. */
async function startParent(): Promise<number> {
  const script = `
    const { startEngines } = await import(${JSON.stringify(new URL('./start-engines.ts', import.meta.url).href)});
    await startEngines({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    process.stdout.write('ready');
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  return parent.pid ?? 0;
}

test('engines whose parent was killed end by themselves', async () => {
  sendSignal(await startParent(), 'SIGKILL');
  expect(await waitUntil(async () => (await processesOf(dataDir)).length === 0, 8000, 100)).toBe(true);
});

test.each([0, 200])('a start %i ms after the parent was killed works', async (pauseMs) => {
  sendSignal(await startParent(), 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  const { engines } = await startLogged(dataDir);
  expect(await engines.health()).toEqual({ postgres: 'ok', clickhouse: 'ok' });
  const client = quietClient(engines.clickhouseUrl);
  await client.command({ query: 'create table if not exists t (a Int8) engine = MergeTree order by a' });
  await client.close();
  await engines.stop();
  expect(await processesOf(dataDir)).toEqual([]);
});

test('a postmaster that was left running is ended, also when it is stuck', async () => {
  const secrets = (await engineSecrets(dataDir)).postgres;
  const first = await startPostgres(dataDir, secrets, () => undefined);
  await first.stop();
  const launcher = await chooseLauncher(await findPostgresBinaries(), dataDir);
  const folder = join(dataDir, 'postgres');
  const listening = await chooseListening(launcher, dataDir);
  const log = await open(join(dataDir, 'left.log'), 'a');
  const left = launch(launcher, launcher.binaries.postgres, ['-D', folder, ...postgresSettings(listening)], {
    log: log.fd,
    cwd: folder,
  });
  await log.close();
  await expect.poll(() => withClient(first.databaseUrl, () => Promise.resolve(1)).catch(() => 0)).toBe(1);
  const pid = left.pid ?? 0;
  sendSignal(pid, 'SIGSTOP');
  const lines: string[] = [];
  const second = await startPostgres(dataDir, secrets, (_level, message) => lines.push(message));
  expect(lines).toContain('A PostgreSQL of an earlier run is still there: ending it');
  expect(isAlive(pid)).toBe(false);
  await second.stop();
});

test('a postmaster.pid whose pid now belongs to another process does not stand in the way', async () => {
  const secrets = (await engineSecrets(dataDir)).postgres;
  const first = await startPostgres(dataDir, secrets, () => undefined);
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  const folder = join(dataDir, 'postgres');
  await writeFile(join(folder, 'postmaster.pid'), `${stranger.pid}\n${folder}\n1\n5432\n\n*\n`);
  const second = await startPostgres(dataDir, secrets, () => undefined);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
  await second.stop();
  stranger.kill('SIGKILL');
});

test('where the path of a socket would be too long, a port of this machine serves', async () => {
  const before = process.env['TMPDIR'];
  const long = join(dataDir, 'x'.repeat(100));
  await mkdir(long);
  process.env['TMPDIR'] = long;
  try {
    const server = await startPostgres(dataDir, (await engineSecrets(dataDir)).postgres, () => undefined);
    expect(server.databaseUrl).toContain('@127.0.0.1:');
    expect(await withClient(server.databaseUrl, () => Promise.resolve('reached'))).toBe('reached');
    await server.stop();
  } finally {
    if (before === undefined) {
      delete process.env['TMPDIR'];
    } else {
      process.env['TMPDIR'] = before;
    }
  }
});

test('a start that fails says why and leaves nothing behind', async () => {
  const broken = await temporaryDataDir();
  await writeFile(join(broken, 'clickhouse'), 'a file where a folder should be');
  await expect(startLogged(broken)).rejects.toMatchObject({ code: 'CLICKHOUSE_START_FAILED' });
  expect(await processesOf(broken)).toEqual([]);
  await rm(join(broken, 'engines.json'));
  await expect(startLogged(broken)).rejects.toMatchObject({ code: 'ENGINE_SECRETS_MISSING' });
  await removeDataDir(broken);
});
