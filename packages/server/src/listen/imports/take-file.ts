import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '@romashka/model/kernel';
import {
  type ImportKind,
  type ImportMap,
  type MapFault,
  readImportMap,
  storable,
} from '@romashka/model/listen';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import type { Outcome, Submission } from '../../hot-path/submission.ts';
import { Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { holdMatches } from '../../unify/matches/hold-matches.ts';
import { type FileForm, type FileSource, type OpenFile, openFile } from './file/open-file.ts';
import { rowText } from './file/table-rows.ts';
import type { ImportCounts } from './import-counts.ts';
import { insertRejected, saveHeader } from './imports.store.ts';
import { importsFolder } from './kept-files.ts';
import { openRowReader } from './row-reader.ts';
import { runImport } from './run-import.ts';

/** A store that starts again takes a few seconds; message ids make it safe to submit once more. */
const PATIENCE_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const BUSY_PAUSE_MS = 100;
/** How far ahead of the server's clock a moment of a file may lie. */
export const FUTURE_MS = 24 * 3_600_000;

/**
 * An import that has begun: what the file holds and which column is what. `received` is the moment (ms since 1970)
 * under which all its rows are received: by it they are known as its own.
 */
export type ImportJob = Readonly<{ id: string; kind: ImportKind; map: unknown; received: number }>;

/** The form of a file as a map says it. */
export const formOf = ({ config }: Services, map: ImportMap): FileForm => ({
  encoding: map.encoding ?? null,
  delimiter: map.delimiter ?? null,
  sheet: map.sheet ?? null,
  spoolDir: importsFolder(config.dataDir),
});

/**
 * Takes the rows of a file and counts what becomes of them.
 * @param size bytes of a file that lies on the disk; null while one comes in, whose bytes the sender's stream counts
 * @throws FileFault or Problem when the file or its map is wrong; the signal's reason when it is aborted
 */
export async function takeFile(
  services: Services,
  workspace: Workspace,
  job: ImportJob,
  source: FileSource,
  size: number | null,
  signal: AbortSignal,
  counts: ImportCounts,
): Promise<void> {
  const mapped = readImportMap(job.map);
  if (mapped.kind === 'faults') throw mapProblem(mapped.faults);
  const file = await openFile(source, formOf(services, mapped.map));
  try {
    await services.database.inWorkspace(workspace.id, (rows) => saveHeader(rows, job.id, headerOf(file)));
    await takeRows(services, workspace, { ...job, map: mapped.map }, file, size, signal, counts);
  } finally {
    await file.close();
  }
}

async function takeRows(
  services: Services,
  workspace: Workspace,
  job: ImportJob & Readonly<{ map: ImportMap }>,
  file: OpenFile,
  size: number | null,
  signal: AbortSignal,
  counts: ImportCounts,
): Promise<void> {
  const { map } = job;
  const reading = { kind: job.kind, map, zone: workspace.timeZone, latest: services.now() + FUTURE_MS };
  const reader = openRowReader(reading, file.columns);
  if (reader.kind === 'faults') throw mapProblem(reader.faults);
  const target = {
    submit: async (submissions: readonly Submission[]) => {
      const outcomes = await submitPatiently(services, workspace, submissions, signal);
      await hold(services, workspace, submissions, outcomes, signal, counts);
      return outcomes;
    },
    keepRejected: (rejected: Parameters<typeof insertRejected>[3]) =>
      services.database.inWorkspace(workspace.id, (rows) =>
        insertRejected(rows, workspace.id, job.id, rejected),
      ),
  };
  const source = { workspace, name: map.source, allowedOrigins: [] };
  async function* counted() {
    for await (const some of file.rows) {
      if (size !== null) counts.bytes = Math.min(size, Math.round(size * (file.share() ?? 0)));
      yield some;
    }
    if (size !== null) counts.bytes = size;
  }
  await runImport(counted(), { read: reader.read, source, target, received: job.received, signal }, counts);
}

/** The names of the columns as a line of the file. */
export const headerOf = ({ columns, delimiter }: OpenFile): string =>
  columns === null ? '' : storable(rowText(columns, delimiter ?? ','));

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
  return patiently(services, signal, () => services.intake.submit(workspace, submissions));
}

/** Holds likely doubles of those of whom new events told. */
async function hold(
  services: Services,
  workspace: Workspace,
  submissions: readonly Submission[],
  outcomes: readonly Outcome[],
  signal: AbortSignal,
  counts: ImportCounts,
): Promise<void> {
  const events = submissions.flatMap((item, at): Event[] =>
    item.kind === 'event' && item.event.traits !== null && outcomes[at]?.kind === 'accepted'
      ? [item.event]
      : [],
  );
  if (events.length === 0) return;
  const { held, apart } = await patiently(services, signal, () =>
    services.database.inWorkspace(workspace.id, (rows) => holdMatches(rows, workspace.id, events)),
  );
  counts.held += held;
  counts.apart += apart;
}

async function patiently<T>(services: Services, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (const pause of PATIENCE_MS) {
    try {
      return await work();
    } catch (error) {
      services.log.warn(
        { error: String(error) },
        'the store did not take a group of an import; it is sent again',
      );
      await sleep(pause, undefined, { signal });
    }
  }
  return work();
}
