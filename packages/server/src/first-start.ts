import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Authentication } from './govern/auth/authentication.ts';
import { createWorkspace } from './govern/workspace/create-workspace.ts';
import type { Database } from './store/database.ts';

/** What the first start tells whoever installed it, kept in the data folder for them alone. */
export interface Credentials {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly writeKey: string;
  readonly apiToken: string;
}

const FILE = 'credentials.json';
const FIRST_START_LOCK = 7_303;

/** The secret that signs sessions: made at random by the first start, kept in the state engine. */
export async function authSecret(database: Database): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  await sql`insert into auth.secret (id, value) values (1, ${fresh}) on conflict do nothing`.execute(
    database.kysely,
  );
  const { rows } = await sql<{ value: string }>`select value from auth.secret where id = 1`.execute(
    database.kysely,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the secret of sessions could not be stored');
  return row.value;
}

/** Makes the first workspace, its owner and keys when there is none yet. Answers whether it did. */
export async function firstStart(
  database: Database,
  auth: Authentication,
  dataDir: string,
  url: string,
): Promise<{ credentials: Credentials | null; isFirst: boolean }> {
  const isFirst = await database.asSystem(async (rows) => {
    await sql`select pg_advisory_xact_lock(${FIRST_START_LOCK})`.execute(rows);
    const some = await rows.selectFrom('workspace').select('id').limit(1).executeTakeFirst();
    if (some !== undefined) return false;
    const email = 'owner@romashka.local';
    const password = randomBytes(15).toString('base64url');
    const user = await auth.ensureUser(email, 'Owner', password);
    const created = await createWorkspace(database, {
      key: 'main',
      name: 'Romashka',
      timeZone: 'Europe/Moscow',
      locale: 'ru',
      owner: user.id,
      createdBy: 'first start',
    });
    const { writeKey, apiToken } = created;
    await writeCredentials(dataDir, { url, email, password, writeKey, apiToken });
    return true;
  });
  return { credentials: await readCredentials(dataDir), isFirst };
}

async function writeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  const path = join(dataDir, FILE);
  await writeFile(`${path}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}

/** The credentials of the first start; null where they were removed. The address may have moved since. */
export async function readCredentials(dataDir: string): Promise<Credentials | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, FILE), 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps the address in the credentials true when port or public address changed. */
export async function updateCredentialsUrl(dataDir: string, url: string): Promise<void> {
  const known = await readCredentials(dataDir);
  if (known !== null && known.url !== url) await writeCredentials(dataDir, { ...known, url });
}
