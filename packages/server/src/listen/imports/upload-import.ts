import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportView } from '@romashka/model/contract';
import { type ImportKind, type MapFault, readImportMap } from '@romashka/model/listen';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import type { Outcome, Submission } from '../../hot-path/submission.ts';
import { notFound, Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { FileFault } from './file/file-fault.ts';
import { openFile } from './file/open-file.ts';
import type { ImportCounts } from './import-counts.ts';
import { findImport, importViewOf, insertRejected, moveImport, saveCounts } from './imports.store.ts';
import { openRowReader } from './row-reader.ts';
import { runImport } from './run-import.ts';
import { beginRun, importsAreFull, type RunningImport, type StopReason } from './running-import.ts';
import type { Upload } from './upload-stream.ts';

/** A store that starts again takes a few seconds; message ids make it safe to submit once more. */
const PATIENCE_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const BUSY_PAUSE_MS = 100;
const FUTURE_MS = 24 * 3_600_000;
const GO_ON = 'What was taken stays; import the same file again and it goes on.';

/** `received` is the moment (ms since 1970) under which all its rows are received: by it they are known as its own. */
type Job = Readonly<{ id: string; kind: ImportKind; map: unknown; received: number }>;

/**
 * Takes the file of a waiting import, to its end. The import's row tells what became of it, also
 * when the sender has gone.
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
  const counts: ImportCounts = { rows: 0, accepted: 0, repeated: 0, rejected: 0, bytes: 0 };
  const run = await beginRun(services, workspace.id, id, counts, isStopping);
  if (run === null) throw alreadyBegun('running');
  try {
    const job = await startWaiting(services, workspace, id);
    const error = await takeFile(services, workspace, job, upload, run, counts).then(
      () => null,
      (thrown: unknown) => asProblem(thrown, counts),
    );
    if (error?.status === 500) services.log.error({ import: id, error: error.message }, 'an import failed');
    const view = await close(services, workspace, id, counts, error);
    if (error === null || view.state === 'cancelled') return view;
    throw error;
  } finally {
    await run.end();
  }
}

const alreadyBegun = (state: string): Problem =>
  new Problem(409, 'import-begun', `This import is ${state} already; begin a new one for this file.`);

async function startWaiting(services: Services, workspace: Workspace, id: string): Promise<Job> {
  return services.database.inWorkspace(workspace.id, async (rows) => {
    const received = services.now();
    const started = await moveImport(rows, id, ['waiting'], 'running', { received: new Date(received) });
    if (started !== undefined) return { id, kind: started.kind as ImportKind, map: started.map, received };
    const known = await findImport(rows, id);
    throw known === undefined ? notFound('import') : alreadyBegun(known.state);
  });
}

async function takeFile(
  services: Services,
  workspace: Workspace,
  job: Job,
  upload: Upload,
  run: RunningImport,
  counts: ImportCounts,
): Promise<void> {
  const mapped = readImportMap(job.map);
  if (mapped.kind === 'faults') throw mapProblem(mapped.faults);
  const { map } = mapped;
  const chunks = upload.chunks(run.signal, (count) => {
    counts.bytes += count;
  });
  const file = await openFile(chunks, { encoding: map.encoding ?? null, delimiter: map.delimiter ?? null });
  const reading = { kind: job.kind, map, zone: workspace.timeZone, latest: services.now() + FUTURE_MS };
  const reader = openRowReader(reading, file.columns);
  if (reader.kind === 'faults') throw mapProblem(reader.faults);
  const target = {
    submit: (submissions: readonly Submission[]) =>
      submitPatiently(services, workspace, submissions, run.signal),
    keepRejected: (rejected: Parameters<typeof insertRejected>[3]) =>
      services.database.inWorkspace(workspace.id, (rows) =>
        insertRejected(rows, workspace.id, job.id, rejected),
      ),
  };
  const source = { workspace, name: map.source, allowedOrigins: [] };
  await runImport(
    file.rows,
    { read: reader.read, source, target, received: job.received, signal: run.signal },
    counts,
  );
}

/** What a map and a file lack, in one refusal. */
export const mapProblem = (faults: readonly MapFault[]): Problem =>
  new Problem(400, 'map-does-not-fit', faults.map(({ field, message }) => `${field}: ${message}`).join(' '), {
    fields: faults,
  });

/** Live events go first, and an engine that starts again is waited for. */
async function submitPatiently(
  services: Services,
  workspace: Workspace,
  submissions: readonly Submission[],
  signal: AbortSignal,
): Promise<Outcome[]> {
  while (services.intake.overloaded()) await sleep(BUSY_PAUSE_MS, undefined, { signal });
  for (const pause of PATIENCE_MS) {
    try {
      return await services.intake.submit(workspace, submissions);
    } catch (error) {
      services.log.warn(
        { error: String(error) },
        'the store did not take a group of an import; it is sent again',
      );
      await sleep(pause, undefined, { signal });
    }
  }
  return services.intake.submit(workspace, submissions);
}

/** What stopped a run, as its sender and the list of imports are told. */
function asProblem(error: unknown, counts: ImportCounts): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof FileFault) {
    const soFar = counts.rows === 0 ? '' : ` The ${counts.rows} rows before it were read.`;
    return new Problem(400, 'wrong-file', `${error.message}${soFar}`);
  }
  switch (stopReasonOf(error)) {
    case 'cancelled':
      return new Problem(
        409,
        'import-cancelled',
        `The import was cancelled after ${counts.rows} rows. ${GO_ON}`,
      );
    case 'server-stops':
      return new Problem(503, 'server-stops', `The server is stopping. ${GO_ON}`, { retryAfter: 10 });
    case null:
      return wasCut(error)
        ? new Problem(400, 'upload-cut', `The sending was cut off after ${counts.rows} rows. ${GO_ON}`)
        : new Problem(
            500,
            'import-failed',
            `The import failed after ${counts.rows} rows (${String(error)}). ${GO_ON}`,
          );
  }
}

function stopReasonOf(error: unknown): StopReason | null {
  const reason = error instanceof Error && error.name === 'AbortError' ? error.cause : error;
  return reason === 'cancelled' || reason === 'server-stops' ? reason : null;
}

const wasCut = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'the sender went away' ||
    error.message === 'aborted' ||
    ('code' in error && ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code))));

async function close(
  services: Services,
  workspace: Workspace,
  id: string,
  counts: ImportCounts,
  error: Problem | null,
): Promise<ImportView> {
  return services.database.inWorkspace(workspace.id, async (rows) => {
    await saveCounts(rows, id, counts);
    const over = {
      finishedAt: new Date(services.now()),
      ...(error === null ? {} : { error: error.message }),
    };
    await moveImport(rows, id, ['running'], error === null ? 'done' : 'failed', over);
    const row = await findImport(rows, id);
    if (row === undefined) throw notFound('import');
    return importViewOf(row);
  });
}
