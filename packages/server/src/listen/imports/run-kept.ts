import { workspaceId } from '@romashka/model/kernel';
import type { ImportKind } from '@romashka/model/listen';
import type { Services } from '../../services.ts';
import { FileFault } from './file/file-fault.ts';
import { noCounts } from './import-counts.ts';
import { stoppedBy, stopReasonOf } from './import-error.ts';
import { findImport, saveCounts } from './imports.store.ts';
import { keptPath, keptSize, removeKept } from './kept-files.ts';
import { beginRun, importsAreFull } from './running-import.ts';
import { takeFile } from './take-file.ts';
import { closeImport } from './upload-import.ts';

/** Begins to take the kept file of an import that is marked as running; returns at once. */
export function startKept(services: Services, workspace: number, id: string): void {
  services.background.start((isStopping) => runKept(services, workspace, id, isStopping));
}

/**
 * Takes a kept file from its beginning; what an earlier run took is known by its message ids. When
 * too many imports run, or the server stops, the import stays as it is and is begun again later.
 */
async function runKept(
  services: Services,
  workspaceNumber: number,
  id: string,
  isStopping: () => boolean,
): Promise<void> {
  if (importsAreFull()) return;
  const workspace = await services.workspaces.byId(workspaceNumber);
  const row = await services.database.inWorkspace(workspaceId(workspaceNumber), (rows) =>
    findImport(rows, id),
  );
  if (row?.state !== 'running' || row.kept_at === '') return;
  const { accepted, merged, held, apart } = row;
  // What was taken before comes as repeated now: it counts once, as taken.
  const counts = { ...noCounts(), accepted, repeated: -accepted, merged, held, apart };
  const run = await beginRun(services, workspace.id, id, counts, isStopping);
  if (run === null) return;
  const { dataDir } = services.config;
  try {
    const size = await keptSize(dataDir, workspace.id, id);
    const job = {
      id,
      kind: row.kind as ImportKind,
      map: row.map,
      received: row.received?.getTime() ?? services.now(),
    };
    const file = { path: keptPath(dataDir, workspace.id, id) };
    const thrown: unknown = await (size === null
      ? Promise.reject(new FileFault('file-gone'))
      : takeFile(services, workspace, job, file, size, run.signal, counts)
    ).then(
      () => null,
      (error: unknown) => error,
    );
    if (stopReasonOf(thrown) === 'server-stops') {
      await services.database.inWorkspace(workspace.id, (rows) => saveCounts(rows, id, counts));
      return;
    }
    await closeImport(services, workspace, id, counts, thrown === null ? null : stoppedBy(thrown, counts));
    await removeKept(dataDir, workspace.id, id);
  } finally {
    await run.end();
  }
}
