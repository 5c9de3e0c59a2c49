import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomic-file.ts';
import { EngineError } from './engine-error.ts';

/** What the engines of one data folder need to be reached again after a restart. */
export interface EngineSecrets {
  readonly postgres: {
    readonly superuserPassword: string;
    readonly ownerPassword: string;
    readonly appPassword: string;
  };
  readonly clickhouse: { readonly user: string; readonly password: string };
}

/**
 * Reads `<dataDir>/engines.json`, or makes it with random passwords.
 * Fails when it cannot be understood, or is missing beside a
 * database: new passwords would lock the data out.
 */
export async function engineSecrets(dataDir: string): Promise<EngineSecrets> {
  const path = join(dataDir, 'engines.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (text !== undefined) {
    return JSON.parse(text) as EngineSecrets;
  }
  if ((await stat(join(dataDir, 'postgres')).catch(() => undefined)) !== undefined) {
    throw new EngineError(
      'ENGINE_SECRETS_MISSING',
      `${dataDir} holds a database but ${path} with its passwords is missing. Bring that file back from a backup.`,
    );
  }
  const secrets: EngineSecrets = {
    postgres: { superuserPassword: password(), ownerPassword: password(), appPassword: password() },
    clickhouse: { user: 'romashka', password: password() },
  };
  await writeFileAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** 144 random bits without a character that needs escaping in an address. */
function password(): string {
  return randomBytes(18).toString('base64url');
}
