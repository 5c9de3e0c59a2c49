import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Json } from '@romashka/model/kernel';
import type { FileReason } from '@romashka/model/listen';
import { FileFault } from './file-fault.ts';
import type { FileRow } from './file-row.ts';
import { fileRow, type Table } from './table-rows.ts';

/** What a file may make its reader hold, in MiB. A file of a few bytes can claim thousands of millions of values. */
const HEAP_MIB = 1_536;

/** A batch that takes longer than this, in milliseconds, is no file that was written but one that was made to loop. */
const PATIENCE_MS = 120_000;

/** What the reading thread says. */
export type FromWorker =
  | { readonly kind: 'open'; readonly columns: readonly string[]; readonly size: number }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Json[])[] }
  | { readonly kind: 'end' }
  | ({ readonly kind: 'fault' } & FileReason);

/** A Parquet file as a table. */
export interface OpenParquet extends Table {
  /** How much of it is read, 0..1. */
  readonly share: () => number;
  close(): Promise<void>;
}

/**
 * Opens a Parquet file. It is unpacked and decoded in a thread of its own with bounded memory: a
 * column of a million values would hold up everything else, and a file that was made to fill the
 * memory ends its thread alone.
 * @param patience how long the next rows may take, in milliseconds
 * @throws FileFault where it is cut off, encrypted, of another codec or too large to be read
 */
export async function openParquet(path: string, patience = PATIENCE_MS): Promise<OpenParquet> {
  const worker = new Worker(new URL('./parquet-worker.ts', import.meta.url), {
    workerData: path,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  let broken: Error | null = null;
  // A thread that runs out of memory says so at any time, also while nobody listens.
  worker.on('error', (error: Error) => {
    broken = error;
  });
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  const heard = async (): Promise<FromWorker> => {
    const message = await nextMessage(worker, patience, () => broken);
    if (message.kind === 'fault') throw new FileFault(message.code, message.values);
    return message;
  };
  try {
    const opened = await heard();
    if (opened.kind !== 'open') throw new FileFault('parquet-broken', { error: opened.kind });
    let line = 0;
    const { columns, size } = opened;
    async function* rows(): AsyncGenerator<readonly FileRow[]> {
      for (;;) {
        worker.postMessage('next');
        const message = await heard();
        if (message.kind !== 'rows') return;
        yield message.rows.map((cells) => {
          line += 1;
          return fileRow({ line, cells }, columns.length);
        });
      }
    }
    return { columns, rows: rows(), share: () => Math.min(1, line / Math.max(1, size)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the thread says next. Throws FileFault when it ended instead. */
async function nextMessage(
  worker: Worker,
  patience: number,
  broken: () => Error | null,
): Promise<FromWorker> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(patience)]);
  const ended = once(worker, 'exit', { signal }).then(() => null);
  const said = once(worker, 'message', { signal }).then(([message]) => message as FromWorker);
  try {
    const message = await Promise.race([said, ended]);
    if (message !== null) return message;
    throw new FileFault('parquet-broken', { error: broken()?.message ?? 'the reader ended' });
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('parquet-broken', { error: error instanceof Error ? error.message : String(error) });
  } finally {
    ended.catch(() => undefined);
    said.catch(() => undefined);
    stop.abort();
  }
}
