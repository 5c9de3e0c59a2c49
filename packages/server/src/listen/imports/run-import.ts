import { rowSentence } from '@romashka/model/listen';
import type { Source } from '../../govern/workspace/workspace-directory.ts';
import { FileFault } from './file/file-fault.ts';
import type { FileRow } from './file/file-row.ts';
import type { ImportCounts } from './import-counts.ts';
import type { RowReader } from './row-reader.ts';
import { openRowSender, type RowTarget } from './row-sender.ts';
import { importEnvelope, takeRow } from './take-rows.ts';

/** When so many rows were refused and none was taken, the map does not fit the file: going on helps nobody. */
const HOPELESS = 1_000;

/** How the rows of one file are to be run. */
export interface ImportRun {
  readonly read: RowReader;
  readonly source: Source;
  readonly target: RowTarget;
  /** The moment under which every row is received, ms since 1970. */
  readonly received: number;
  readonly signal: AbortSignal;
}

/**
 * Reads rows, submits what they make and counts what became of it, in `counts` as it goes. Resolves
 * when every row is durable or kept as rejected. Throws what stopped it, and then too all that was
 * under way is settled and counted.
 */
export async function runImport(
  rows: AsyncIterable<readonly FileRow[]>,
  run: ImportRun,
  counts: ImportCounts,
): Promise<void> {
  const sender = openRowSender(run.target, counts);
  const envelope = importEnvelope(run.source.name, run.received);
  let first = '';
  try {
    for await (const some of rows) {
      run.signal.throwIfAborted();
      for (const row of some) {
        const taken = takeRow(row, run.read(row), envelope, run.source);
        counts.rows += 1;
        if (taken.kind === 'rejected') {
          counts.rejected += 1;
          first ||= `line ${taken.rejected.line}: ${rowSentence(taken.rejected.reason)}`;
        }
        await sender.add(taken);
      }
      if (counts.rejected >= HOPELESS && counts.rejected === counts.rows)
        throw new FileFault('hopeless', { rows: String(counts.rows), first });
    }
  } catch (error) {
    await sender.finish().catch(() => undefined);
    throw error;
  }
  await sender.finish();
}
