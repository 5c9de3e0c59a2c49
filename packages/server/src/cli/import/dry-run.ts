import { workspaceId } from '@romashka/model/kernel';
import { type ImportKind, type ImportMap, rowSentence } from '@romashka/model/listen';
import type { Source } from '../../govern/workspace/workspace-directory.ts';
import type { Submission } from '../../hot-path/submission.ts';
import { FileFault } from '../../listen/imports/file/file-fault.ts';
import { type OpenFile, openFile } from '../../listen/imports/file/open-file.ts';
import { openRowReader } from '../../listen/imports/row-reader.ts';
import { importEnvelope, type TakenRow, takeRow } from '../../listen/imports/take-rows.ts';
import { CliError } from '../cli-error.ts';
import type { MapFile } from './read-map-file.ts';
import type { RejectedLine } from './rejected-file.ts';

/** What an import would do. */
export interface DryRun {
  readonly rows: number;
  /** Messages by what they would be: the event's name, or the call. */
  readonly made: ReadonlyMap<string, number>;
  readonly rejected: readonly RejectedLine[];
  /** The messages of the first row that was taken, as JSON. */
  readonly example: readonly string[];
}

/** Nothing is stored: the ids that follow from the workspace do not matter. */
const nowhere = (name: string): Source => ({
  workspace: {
    id: workspaceId(0),
    eventLimit: 0,
    joinByEmail: false,
    joinByPhone: false,
    key: '',
    name: '',
    timeZone: 'UTC',
    locale: 'en',
  },
  name,
  allowedOrigins: [],
});

/** Reads a file as the server would, and sends nothing. Throws CliError where the server would refuse it as a whole. */
export async function dryRun(kind: ImportKind, path: string, { map }: MapFile, now: number): Promise<DryRun> {
  const form = {
    encoding: map.encoding ?? null,
    delimiter: map.delimiter ?? null,
    sheet: map.sheet ?? null,
  };
  const file = await openFile({ path }, form).catch(asCliError);
  try {
    return await tryFile(kind, file, map, now);
  } finally {
    await file.close();
  }
}

async function tryFile(kind: ImportKind, file: OpenFile, map: ImportMap, now: number): Promise<DryRun> {
  const reader = openRowReader({ kind, map, zone: map.zone ?? 'UTC', latest: now }, file.columns);
  if (reader.kind === 'faults')
    throw new CliError(reader.faults.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  const source = nowhere(map.source);
  const envelope = importEnvelope(map.source, now);
  const tally = openTally();
  for await (const some of file.rows)
    for (const row of some) tally.add(takeRow(row, reader.read(row), envelope, source));
  return tally.result();
}

function openTally() {
  const made = new Map<string, number>();
  const rejected: RejectedLine[] = [];
  let rows = 0;
  let example: readonly string[] = [];
  return {
    add: (taken: TakenRow): void => {
      rows += 1;
      if (taken.kind === 'rejected') {
        const { line, reason, content } = taken.rejected;
        rejected.push({ line, reason: rowSentence(reason), row: content });
        return;
      }
      if (example.length === 0) example = taken.submissions.flatMap(rawOf);
      for (const name of taken.submissions.flatMap(nameOf)) made.set(name, (made.get(name) ?? 0) + 1);
    },
    result: (): DryRun => ({ rows, made, rejected, example }),
  };
}

const rawOf = (submission: Submission): string[] =>
  submission.kind === 'event' ? [JSON.stringify(submission.event.message)] : [];
const nameOf = (submission: Submission): string[] =>
  submission.kind === 'event' ? [submission.event.name] : [];

function asCliError(error: unknown): never {
  if (error instanceof FileFault) throw new CliError(error.message);
  throw error;
}
