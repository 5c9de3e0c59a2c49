import { Problem } from '../../http/problem.ts';
import { FileFault } from './file/file-fault.ts';
import type { ImportCounts } from './import-counts.ts';
import type { ImportError } from './imports.store.ts';
import type { StopReason } from './running-import.ts';

const GO_ON = 'What was taken stays; import the same file again and it goes on.';

/** What stopped a run: as its sender is told, and as the import keeps it. */
export interface Stopped {
  readonly problem: Problem;
  readonly error: ImportError;
}

/** Tells what an error of a run means. */
export function stoppedBy(thrown: unknown, counts: ImportCounts): Stopped {
  if (thrown instanceof Problem) return stopped(thrown, thrown.code, {});
  const rows = String(counts.rows);
  if (thrown instanceof FileFault) {
    const soFar = counts.rows === 0 ? '' : ` The ${rows} rows before it were read.`;
    const { code, values } = thrown.reason;
    return stopped(new Problem(400, 'wrong-file', `${thrown.message}${soFar}`), code, { ...values, rows });
  }
  const problem = problemOf(thrown, rows);
  return stopped(problem, problem.code, { rows });
}

const stopped = (problem: Problem, code: string, said: Readonly<Record<string, string>>): Stopped => ({
  problem,
  error: { message: problem.message, code, said },
});

function problemOf(thrown: unknown, rows: string): Problem {
  switch (stopReasonOf(thrown)) {
    case 'cancelled':
      return new Problem(409, 'import-cancelled', `The import was cancelled after ${rows} rows. ${GO_ON}`);
    case 'server-stops':
      return new Problem(503, 'server-stops', `The server is stopping. ${GO_ON}`, { retryAfter: 10 });
    case null:
      return wasCut(thrown)
        ? new Problem(400, 'upload-cut', `The sending was cut off after ${rows} rows. ${GO_ON}`)
        : new Problem(
            500,
            'import-failed',
            `The import failed after ${rows} rows (${String(thrown)}). ${GO_ON}`,
          );
  }
}

export function stopReasonOf(error: unknown): StopReason | null {
  const reason = error instanceof Error && error.name === 'AbortError' ? error.cause : error;
  return reason === 'cancelled' || reason === 'server-stops' ? reason : null;
}

const wasCut = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'the sender went away' ||
    error.message === 'aborted' ||
    ('code' in error && ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code))));
