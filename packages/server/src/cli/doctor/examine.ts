import type { CliConfig } from '../../config.ts';
import { CliError } from '../cli-error.ts';
import { connect, findUrl } from '../connection.ts';
import { bad, type Finding } from './check.ts';
import { checkCredentials, checkDataFolder, checkDisk, checkLock } from './check-data-folder.ts';
import { checkEnginePackages, checkNode } from './check-program.ts';
import { checkServer } from './check-server.ts';
import { checkToken } from './check-token.ts';

/** Looks at everything that an installation needs; never throws for what it finds. */
export async function examine(config: CliConfig, now: number): Promise<Finding[]> {
  const { server } = config;
  const local = [
    checkNode(),
    checkEnginePackages(server),
    await checkDataFolder(server.dataDir),
    await checkLock(server.dataDir),
    await checkDisk(server.dataDir),
    await checkCredentials(server.dataDir),
  ];
  try {
    const url = await findUrl(config);
    const remote = await checkServer(url, server, now);
    const answers = remote.some(
      (finding) => finding.kind === 'good' && finding.said.startsWith('The server answers'),
    );
    const connection = answers ? await connect(config).catch(() => null) : null;
    return [...local, ...remote, ...(connection === null ? [] : [await checkToken(connection)])];
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [...local, bad(error.message, 'Mend the address.')];
  }
}
