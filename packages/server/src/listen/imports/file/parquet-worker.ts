import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import { readParquet } from './parquet-cells.ts';
import type { FromWorker } from './parquet-table.ts';

/** Reads a Parquet file in a thread of its own and hands its rows on as they are asked for. */
const port = parentPort;
if (port === null) throw new Error('this runs as a worker');
const answer = (message: FromWorker): void => port.postMessage(message);
const fail = (error: unknown): void =>
  answer(
    error instanceof FileFault
      ? { kind: 'fault', code: error.reason.code, values: error.reason.values }
      : { kind: 'fault', code: 'parquet-broken', values: { error: String(error) } },
  );

// The file is closed with the thread.
const reading = open(String(workerData)).then(readParquet);
reading.then(({ columns, size }) => answer({ kind: 'open', columns, size }), fail);
port.on('message', () => {
  reading
    .then(({ batches }) => batches.next())
    .then((next) => answer(next.done === true ? { kind: 'end' } : { kind: 'rows', rows: next.value }))
    .catch(fail);
});
