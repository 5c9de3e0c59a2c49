import { keptImports, moveImport } from '../listen/imports/imports.store.ts';
import { clearKept, placeOf, removeKept } from '../listen/imports/kept-files.ts';
import { startKept } from '../listen/imports/run-kept.ts';
import type { Services } from '../services.ts';
import { eachWorkspace } from './each-workspace.ts';

/** Begins again the imports whose file is kept here and that no process takes: the server ended, or too many ran. Answers nought: what it begins tells of itself. */
export async function continueImports(services: Services, signal: AbortSignal): Promise<number> {
  const place = await placeOf(services.config.dataDir);
  return eachWorkspace(services, signal, async (rows, workspace) => {
    const running = (await keptImports(rows, place)).filter(({ state }) => state === 'running');
    // One that runs already holds its lock: beginning it again does nothing.
    for (const { id } of running) startKept(services, workspace, id);
    return 0;
  });
}

/** Deletes files that were kept for a day and not taken. Answers how many. */
export async function clearImportFiles(services: Services, signal: AbortSignal): Promise<number> {
  const { dataDir } = services.config;
  const place = await placeOf(dataDir);
  const needed = new Set<string>();
  const expired = await eachWorkspace(services, signal, async (rows, workspace) => {
    let count = 0;
    for (const { id, state, kept_until: until } of await keptImports(rows, place)) {
      if (state === 'running' || (until !== null && until.getTime() > services.now())) {
        needed.add(`${workspace}-${id}`);
        continue;
      }
      const error = {
        code: 'import-expired',
        message: 'The file was kept for a day and not imported. Send it again.',
        said: {},
      };
      const over = { finishedAt: new Date(services.now()), kept: null, error };
      await moveImport(rows, id, ['uploaded'], 'cancelled', over);
      await removeKept(dataDir, workspace, id);
      count += 1;
    }
    return count;
  });
  return expired + (await clearKept(dataDir, services.now(), (name) => needed.has(name)));
}
