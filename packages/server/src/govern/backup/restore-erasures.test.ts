import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceId } from '@romashka/model/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLogger, type RunningServer, startServer } from '../../server.ts';
import { freePort, startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { readJournal } from '../../unify/erasure/erasure-journal.ts';
import { findInFacts, findInState } from '../../unify/erasure/testing/find-text.ts';
import { restoreBackup } from './restore.ts';

const WORKSPACE = workspaceId(1);
const CANARY = 'kanareika5z';

let server: TestServer;
let again: RunningServer | undefined;
let target = '';

beforeAll(async () => {
  server = await startTestServer();
  target = await mkdtemp(join(tmpdir(), 'romashka-restore-'));
});
afterAll(async () => {
  await again?.stop();
  await server.stop();
  await rm(target, { recursive: true, force: true });
});

async function find(user: string): Promise<string> {
  const found = await server.call('GET', `/api/v1/customers?q=${user}`);
  return (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
}

const call = async (path: string, body: unknown): Promise<unknown> => {
  const answer = await server.call('POST', path, body);
  expect(answer.status).toBe(200);
  return answer.body;
};

test('who was erased after the backup is erased again by the restore, and nobody else', async () => {
  const bruno = 'bruno';
  await server.send([
    { type: 'identify', userId: CANARY, messageId: randomUUID(), traits: { name: CANARY, city: CANARY } },
    { type: 'identify', userId: bruno, messageId: randomUUID(), traits: { name: 'Bruno', plan: 'L' } },
    { type: 'track', event: 'Visited', userId: bruno, messageId: randomUUID() },
    { type: 'track', event: 'Visited', userId: CANARY, messageId: randomUUID() },
  ]);
  const [erased, kept] = [await find(CANARY), await find(bruno)];
  const merge = await call(`/api/v1/customers/${erased}/merge`, { absorb: kept });
  await server.services.shipper.flush();
  const { folder } = (await call('/api/v1/backup', { name: 'merged' })) as { folder: string };
  await call(`/api/v1/merges/${(merge as { id: string }).id}/undo`, {});
  const erasure = await call(`/api/v1/customers/${erased}/erase`, { confirm: 'erase' });

  const restored = await restoreBackup({ folder, dataDir: target, log: () => undefined });
  expect(restored.erasures).toBe(1);
  expect(await readJournal(join(target, 'backups'))).toMatchObject([
    { erasure: (erasure as { id: string }).id, person: erased },
  ]);

  again = await startServer(
    { ...server.services.config, dataDir: target, port: await freePort() },
    makeLogger('silent'),
  );
  const { services } = again;
  await services.shipper.flush();
  expect(await findInState(services.engines.databaseOwnerUrl, 1, [CANARY])).toEqual([]);
  expect(await findInFacts(services.facts, [CANARY])).toEqual([]);
  const person = await services.database.inWorkspace(WORKSPACE, (rows) =>
    rows.selectFrom('person').select(['id', 'root', 'merged_into', 'strong']).execute(),
  );
  expect(person).toEqual([{ id: kept, root: kept, merged_into: null, strong: true }]);
  const identity = await services.database.inWorkspace(WORKSPACE, (rows) =>
    rows.selectFrom('identity').select(['value', 'person']).execute(),
  );
  expect(identity).toEqual([{ value: bruno, person: kept }]);
  const profiles = await services.facts.query({
    query: 'SELECT toString(person) AS person, traits FROM profiles FINAL WHERE alive',
    format: 'JSONEachRow',
  });
  expect(await profiles.json()).toEqual([{ person: kept, traits: { name: 'Bruno', plan: 'L' } }]);
  const events = await services.facts.query({
    query: `SELECT count() AS n, uniqExact(identity) AS who FROM events`,
    format: 'JSONEachRow',
  });
  expect(await events.json()).toEqual([{ n: 2, who: 1 }]);
});
