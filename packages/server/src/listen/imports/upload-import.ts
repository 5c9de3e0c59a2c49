import type { ImportView } from '@romashka/model/contract';
import type { ImportKind } from '@romashka/model/listen';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import { notFound, Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { type ImportCounts, noCounts } from './import-counts.ts';
import { type Stopped, stoppedBy } from './import-error.ts';
import { countKept, findImport, importViewOf, moveImport, saveCounts } from './imports.store.ts';
import { KEPT_MS, keepFile, placeOf, removeKept } from './kept-files.ts';
import { beginRun, importsAreFull } from './running-import.ts';
import { type ImportJob, takeFile } from './take-file.ts';
import type { Upload } from './upload-stream.ts';

/**
 * Takes the file of a waiting import as it comes in, to its end. The import's row tells what became
 * of it, also when the sender has gone.
 * @throws Problem when the file or its map is wrong, or the run was stopped
 */
export async function uploadImport(
  services: Services,
  workspace: Workspace,
  id: string,
  upload: Upload,
  isStopping: () => boolean,
): Promise<ImportView> {
  if (importsAreFull())
    throw new Problem(429, 'imports-full', 'Enough imports run already; try again when one is done.', {
      retryAfter: 10,
    });
  const counts = noCounts();
  const run = await beginRun(services, workspace.id, id, counts, isStopping);
  if (run === null) throw alreadyBegun('running');
  try {
    const job = await startWaiting(services, workspace, id);
    const chunks = upload.chunks(run.signal, (count) => {
      counts.bytes += count;
    });
    const stopped = await takeFile(services, workspace, job, chunks, null, run.signal, counts).then(
      () => null,
      (thrown: unknown) => stoppedBy(thrown, counts),
    );
    const view = await closeImport(services, workspace, id, counts, stopped);
    if (stopped === null || view.state === 'cancelled') return view;
    throw stopped.problem;
  } finally {
    await run.end();
  }
}

/** Files of a workspace that wait to be mapped: each may be a gigabyte. */
const MOST_KEPT = 20;

/**
 * Keeps the file of a waiting import for a day, so that it can be looked at and mapped before it is taken.
 * @throws Problem when the file is too large or the import waits for none
 */
export async function keepImport(
  services: Services,
  workspace: Workspace,
  id: string,
  upload: Upload,
): Promise<ImportView> {
  const { dataDir } = services.config;
  const { known, kept: others } = await services.database.inWorkspace(workspace.id, async (rows) => ({
    known: await findImport(rows, id),
    kept: await countKept(rows),
  }));
  if (known === undefined) throw notFound('import');
  if (known.state !== 'waiting') throw alreadyBegun(known.state);
  if (others >= MOST_KEPT)
    throw new Problem(
      409,
      'too-many-kept',
      `${MOST_KEPT} files wait to be mapped already: import some of them or throw them away.`,
    );
  const at = await placeOf(dataDir);
  const chunks = upload.chunks(new AbortController().signal, () => undefined);
  const bytes = await keepFile(dataDir, workspace.id, id, chunks).catch((thrown: unknown) => {
    throw stoppedBy(thrown, noCounts()).problem;
  });
  const kept = { at, until: new Date(services.now() + KEPT_MS), bytes };
  const moved = await services.database.inWorkspace(workspace.id, (rows) =>
    moveImport(rows, id, ['waiting'], 'uploaded', { kept }),
  );
  if (moved !== undefined) return importViewOf(moved);
  // It was cancelled while the file came in.
  await removeKept(dataDir, workspace.id, id);
  throw alreadyBegun('cancelled');
}

export const alreadyBegun = (state: string): Problem =>
  new Problem(409, 'import-begun', `This import is ${state} already; begin a new one for this file.`);

async function startWaiting(services: Services, workspace: Workspace, id: string): Promise<ImportJob> {
  return services.database.inWorkspace(workspace.id, async (rows) => {
    const received = services.now();
    const started = await moveImport(rows, id, ['waiting'], 'running', { received: new Date(received) });
    if (started !== undefined) return { id, kind: started.kind as ImportKind, map: started.map, received };
    const known = await findImport(rows, id);
    throw known === undefined ? notFound('import') : alreadyBegun(known.state);
  });
}

/** Writes down how a run ended; one that was cancelled meanwhile stays so. Its file is not kept any longer. */
export async function closeImport(
  services: Services,
  workspace: Workspace,
  id: string,
  counts: ImportCounts,
  stopped: Stopped | null,
): Promise<ImportView> {
  if (stopped?.problem.status === 500)
    services.log.error({ import: id, error: stopped.problem.message }, 'an import failed');
  return services.database.inWorkspace(workspace.id, async (rows) => {
    await saveCounts(rows, id, counts);
    const over = {
      finishedAt: new Date(services.now()),
      kept: null,
      ...(stopped === null ? {} : { error: stopped.error }),
    };
    await moveImport(rows, id, ['running'], stopped === null ? 'done' : 'failed', over);
    const row = await findImport(rows, id);
    if (row === undefined) throw notFound('import');
    return importViewOf(row);
  });
}
