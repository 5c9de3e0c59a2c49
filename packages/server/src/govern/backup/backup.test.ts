import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@romashka/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLogger, startServer } from '../../server.ts';
import { freePort, startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { backupsFolder } from '../../unify/erasure/erasure-context.ts';
import { factsFingerprint, factsTables } from './facts-tables.ts';
import { heavyClient } from './heavy-client.ts';
import { listBackups } from './list-backups.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { withOwner } from './owner-client.ts';
import { restoreBackup } from './restore.ts';
import { stateFingerprint, WHOLE_TABLE_SETTINGS } from './state-fingerprint.ts';
import { stateTables } from './state-tables.ts';

const quiet = (): void => undefined;

let server: TestServer;
let folder = '';
let manifest: Manifest;
/** Message ids that were acknowledged, each with the time when the answer came. */
const acknowledged = new Map<string, number>();
const targets: string[] = [];

async function newFolder(): Promise<string> {
  const target = await mkdtemp(join(tmpdir(), 'romashka-restore-'));
  targets.push(target);
  return target;
}

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  for (const target of targets) await rm(target, { recursive: true, force: true });
});

const message = (index: number) => {
  const user = { userId: `user-${index % 97}`, messageId: randomUUID() };
  const properties = {
    response_id: `r${index}`,
    survey: 's',
    question: 'q',
    question_type: 'nps',
    value: index % 11,
  };
  return index % 3 === 0
    ? { type: 'track', event: 'Survey Answered', ...user, properties }
    : {
        type: 'identify',
        ...user,
        traits: { name: `Имя\t${index}\\`, email: `u${index % 97}@x.example`, 'a"b': "it's" },
      };
};

async function load(until: () => boolean): Promise<void> {
  for (let index = 0; !until(); index += 40) {
    const batch = Array.from({ length: 40 }, (_, offset) => message(index + offset));
    const answer = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ writeKey: server.credentials.writeKey, batch }),
    }).catch(() => null);
    if (answer?.status !== 200) continue;
    const now = Date.now();
    for (const { messageId } of batch) acknowledged.set(messageId, now);
  }
}

test('a backup is written while events come in', async () => {
  const made = await server.call('POST', '/api/v1/workspaces', { key: 'second', name: 'Второй' });
  const { writeKey } = made.body as { writeKey: string };
  await server.send(
    [
      { ...message(1), userId: 'elsewhere' },
      { type: 'track', userId: 'elsewhere' },
    ],
    writeKey,
  );
  let over = false;
  const loading = load(() => over);
  while (acknowledged.size < 800) await new Promise((resolve) => setTimeout(resolve, 20));
  const answer = await server.call('POST', '/api/v1/backup', { name: 'first' });
  over = true;
  await loading;
  expect(answer.status).toBe(200);
  const body = answer.body as { folder: string; bytes: number };
  folder = body.folder;
  const read = await readManifest(folder);
  if (read === null) throw new Error('the backup has no manifest');
  manifest = read;
  expect(folder).toBe(join(backupsFolder(server.services.config.dataDir), 'first'));
  expect(acknowledged.size).toBeGreaterThan(800);
  expect(await listBackups(server.services.config.dataDir)).toMatchObject([
    { name: 'first', bytes: body.bytes },
  ]);
});

test('only its owner may read it, and no password of an engine is in it', async () => {
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const secrets = await readFile(join(server.services.config.dataDir, 'engines.json'), 'utf8');
  const passwords = [...secrets.matchAll(/assword": "([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(passwords.length).toBeGreaterThan(2);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const content = await readFile(path, 'latin1');
    for (const password of passwords) expect(content.includes(password)).toBe(false);
  }
});

test('a name is taken once, and one backup is written at a time', async () => {
  expect((await server.call('POST', '/api/v1/backup', { name: 'first' })).status).toBe(409);
  const both = await Promise.all([
    server.call('POST', '/api/v1/backup', {}),
    server.call('POST', '/api/v1/backup', { name: 'other' }),
  ]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
});

test('a restore gives every table back as it was, and nothing acknowledged before the mark is missing', async () => {
  const target = await newFolder();
  const restored = await restoreBackup({ folder, dataDir: target, log: quiet });
  expect(restored).toMatchObject({ name: 'first', erasures: 0 });
  await expectTables(target);

  const config = { ...server.services.config, dataDir: target, port: await freePort() };
  const again = await startServer(config, makeLogger('silent'));
  try {
    await again.services.shipper.flush();
    const mark = Date.parse(manifest.at);
    const stored = await messagesOf(again.services.facts);
    expect(stored.length).toBe(new Set(stored).size);
    const before = [...acknowledged].filter(([, at]) => at < mark).map(([id]) => id);
    expect(before.length).toBeGreaterThan(100);
    const there = new Set(stored);
    expect(before.filter((id) => !there.has(id))).toEqual([]);
    const headers = { authorization: `Bearer ${server.credentials.apiToken}` };
    const answer = await fetch(`${again.url}/api/v1/customers?q=user-1`, { headers });
    expect(answer.status).toBe(200);
    const made = await again.services.database.asSystem((rows) =>
      rows.insertInto('workspace').values({ key: 'third', name: 'Third' }).returning('id').executeTakeFirst(),
    );
    expect(made?.id).toBe(3);
  } finally {
    await again.stop();
  }
});

/** Compares the engines of a folder with the manifest, table by table. */
async function expectTables(dataDir: string): Promise<void> {
  const engines = await startEngines({ dataDir, log: quiet });
  const facts = heavyClient(engines.clickhouseUrl);
  try {
    for (const table of await factsTables(facts)) {
      const dumped = manifest.facts.find((one) => one.table === table.table);
      expect(await factsFingerprint(facts, table)).toEqual({ rows: dumped?.rows, hash: dumped?.hash });
    }
    await withOwner(engines.databaseOwnerUrl, async (client) => {
      await client.query(`BEGIN; ${WHOLE_TABLE_SETTINGS}; SET LOCAL romashka.scope = 'system'`);
      for (const table of await stateTables(client)) {
        let rows = 0;
        for (const workspace of table.ofWorkspace ? [1, 2] : [null]) {
          await client.query(`SELECT set_config('romashka.workspace', $1, true)`, [String(workspace ?? '')]);
          rows += (await stateFingerprint(client, table, workspace)).rows;
        }
        expect([table.table, rows]).toEqual([
          table.table,
          manifest.state.find((one) => one.table === table.table && one.schema === table.schema)?.rows,
        ]);
      }
    });
  } finally {
    await facts.close();
    await engines.stop();
  }
}

async function messagesOf(facts: TestServer['services']['facts']): Promise<string[]> {
  const result = await facts.query({ query: 'SELECT message_id FROM events', format: 'JSONEachRow' });
  return (await result.json<{ message_id: string }>()).map((row) => row.message_id);
}

test('a folder with data, a damaged backup and no backup are refused with a sentence', async () => {
  const used = targets[0] ?? '';
  await expect(restoreBackup({ folder, dataDir: used, log: quiet })).rejects.toThrow(
    /There is data in this PostgreSQL/,
  );
  await expect(restoreBackup({ folder: used, dataDir: await newFolder(), log: quiet })).rejects.toThrow(
    /holds no backup/,
  );
  const dataDir = server.services.config.dataDir;
  await expect(restoreBackup({ folder, dataDir, log: quiet })).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
  });
  const damaged = join(folder, manifest.facts[0]?.file ?? '');
  const whole = await readFile(damaged);
  await writeFile(damaged, Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])]));
  await expect(restoreBackup({ folder, dataDir: await newFolder(), log: quiet })).rejects.toThrow(
    /is damaged/,
  );
});
