import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CliConfig, readCliConfig } from '../config.ts';

interface GlobalOptions {
  readonly url?: string;
  readonly token?: string;
  readonly data?: string;
}

/** Adds the options that every command understands. */
export const withGlobalOptions = (program: Command): Command =>
  program
    .option(
      '--url <address>',
      'address of the server (else ROMASHKA_URL, else credentials.json of the data folder)',
    )
    .option('--token <token>', 'API token (else ROMASHKA_TOKEN, else credentials.json of the data folder)')
    .option('--data <folder>', 'data folder (else ROMASHKA_DATA, else ./data)');

/** What a command was told of server and data folder: options first, then the environment. */
export function readGlobalOptions(command: Command): CliConfig {
  const { url, token, data } = command.optsWithGlobals<GlobalOptions>();
  const config = readCliConfig();
  return {
    url: url?.replace(/\/+$/, '') ?? config.url,
    token: token ?? config.token,
    server: data === undefined ? config.server : { ...config.server, dataDir: resolve(data) },
  };
}
