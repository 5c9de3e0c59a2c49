import { join } from 'node:path';
import type { CliConfig } from '../config.ts';
import { readCredentials } from '../first-start.ts';
import { CliError } from './cli-error.ts';

/** A server and the right to use it. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

/** The server's address; the one of the settings where nothing else says it. */
export async function findUrl(config: CliConfig): Promise<string> {
  if (config.url !== null) return checkedUrl(config.url);
  const { dataDir, publicUrl, port } = config.server;
  return (await readCredentials(dataDir))?.url ?? publicUrl ?? `http://127.0.0.1:${port}`;
}

/** Finds address and token; throws CliError that says where they were looked for. */
export async function connect(config: CliConfig): Promise<Connection> {
  const { dataDir } = config.server;
  const token = config.token ?? (await readCredentials(dataDir))?.apiToken;
  if (token === undefined)
    throw new CliError(
      `There is no API token: none in ${join(dataDir, 'credentials.json')}. ` +
        'Name the data folder with --data, or give a token with --token or ROMASHKA_TOKEN (Settings, API tokens).',
    );
  return { url: await findUrl(config), token };
}

function checkedUrl(url: string): string {
  if (/^https?:\/\/./.test(url) && URL.canParse(url)) return url;
  throw new CliError(
    `"${url}" is no address: it must begin with http:// or https://, as in --url http://127.0.0.1:8080.`,
  );
}
