import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ImportView, importView } from '@romashka/model/contract';
import type { ImportKind } from '@romashka/model/listen';
import { callApi, refusalOf, unreachable } from '../call-api.ts';
import { CliError } from '../cli-error.ts';
import type { Connection } from '../connection.ts';
import type { Terminal } from '../terminal.ts';
import { openProgress } from './import-progress.ts';
import type { MapJson } from './read-map-file.ts';
import { type RejectedLine, writeRejectedFile } from './rejected-file.ts';
import { uploadFile } from './upload-file.ts';

const POLL_MS = 1_000;
/** How long the server may take to notice that a connection broke. */
const SETTLE_MS = 15_000;
const INTERRUPTED = 130;

/** A file to send. */
export interface ImportFile {
  readonly kind: ImportKind;
  readonly path: string;
  readonly size: number;
  readonly map: MapJson;
  readonly rejectedPath: string;
}

/** Sends a file, shows how far it has come, and fetches what was rejected. Returns how many rows were. */
export async function sendImport(
  connection: Connection,
  file: ImportFile,
  terminal: Terminal,
): Promise<number> {
  const began = Date.now();
  const { id } = await callApi(connection, 'imports.create', {
    body: { kind: file.kind, file: basename(file.path), map: file.map, totalBytes: file.size },
  });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const view = await sendWatched(connection, id, file, stop.signal, terminal, began);
    sayDone(view, terminal, Date.now() - began);
    return view.rejected === 0 ? 0 : await fetchRejected(connection, view, file.rejectedPath, terminal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

async function sendWatched(
  connection: Connection,
  id: string,
  file: ImportFile,
  signal: AbortSignal,
  terminal: Terminal,
  began: number,
): Promise<ImportView> {
  const show = openProgress(terminal, began);
  const sending = uploadFile(connection, id, file, signal);
  const settled = sending.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([settled, sleep(POLL_MS, false)]))) {
      const view = await callApi(connection, 'imports.read', { params: { id } }).catch(() => null);
      if (view !== null) show.update({ bytes: view.bytes, size: file.size, rows: view.rows }, Date.now());
    }
    const answer = await sending;
    if (answer.status !== 200) throw refusalOf(answer.status, answer.text, connection.url);
    return importView.parse(JSON.parse(answer.text));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw signal.aborted ? await interrupted(connection, id) : await brokenOff(connection, id, error);
  } finally {
    show.end();
  }
}

async function interrupted(connection: Connection, id: string): Promise<CliError> {
  await callApi(connection, 'imports.cancel', { params: { id } }).catch(() => undefined);
  return new CliError(
    'Stopped. Rows taken so far stay; import the same file again and it goes on.',
    INTERRUPTED,
  );
}

/** The answer was lost with the connection: the import itself tells what became of it. */
async function brokenOff(connection: Connection, id: string, error: unknown): Promise<CliError> {
  const until = Date.now() + SETTLE_MS;
  while (Date.now() < until) {
    const view = await callApi(connection, 'imports.read', { params: { id } }).catch(() => null);
    if (view === null) break;
    if (view.error !== null) return new CliError(view.error);
    await sleep(POLL_MS);
  }
  const { message } = unreachable(connection.url, error);
  return new CliError(
    `The connection broke while the file was sent. ${message} Then import the same file again: it goes on.`,
  );
}

function sayDone(view: ImportView, terminal: Terminal, tookMs: number): void {
  const number = (value: number): string => value.toLocaleString('en');
  if (view.state === 'cancelled')
    throw new CliError(
      `The import was cancelled after ${number(view.rows)} rows. Import the same file again and it goes on.`,
    );
  const seconds = tookMs / 1000;
  terminal.say(
    `${number(view.rows)} rows in ${seconds.toFixed(1)} s (${number(Math.round(view.rows / Math.max(seconds, 0.001)))} rows/s): ` +
      `${number(view.accepted)} new events, ${number(view.repeated)} known before, ${number(view.rejected)} rows rejected.`,
  );
}

async function fetchRejected(
  connection: Connection,
  view: ImportView,
  path: string,
  terminal: Terminal,
): Promise<number> {
  async function* pages(): AsyncGenerator<readonly RejectedLine[]> {
    let cursor: string | undefined;
    do {
      const page = await callApi(connection, 'imports.rejected', {
        params: { id: view.id },
        query: { cursor, limit: 500 },
      });
      yield page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  const count = await writeRejectedFile(path, pages());
  terminal.warn(
    `The rejected rows, each with its line and reason, are in ${path}. Mend them in the file and import it again.`,
  );
  return Math.max(count, view.rejected);
}
